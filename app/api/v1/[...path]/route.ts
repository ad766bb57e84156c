import { dispatch } from '../dispatch.ts'

type Given = { params: Promise<{ path: string[] }> }

const answer = async (request: Request, { params }: Given): Promise<Response> =>
  dispatch(request, (await params).path)

export { answer as GET, answer as POST, answer as PUT }
export const dynamic = 'force-dynamic'
