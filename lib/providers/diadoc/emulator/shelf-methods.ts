import { fromShelf, toShelf } from './contents.ts'
import { type Call, fileAnswer, flagParam, intParam, type Method, param } from './method.ts'
import { fetchContent, keep, newId } from './office.ts'
import { refuse } from './refusal.ts'

const mostFragmentBytes = 3 * 1024 * 1024
const mostFileBytes = 400 * 1024 * 1024

const fragment = ({ request }: Call): Uint8Array => {
  if (request.body.length > mostFragmentBytes)
    throw refuse(400, `Fragment exceeds ${mostFragmentBytes} bytes`)
  return request.body
}

const newName = (call: Call): string => {
  const extension = call.query.get('fileExtension') ?? ''
  if (extension && !/^\.?[A-Za-z0-9]{1,10}$/.test(extension)) throw refuse(400, 'Invalid fileExtension')
  return `${newId()}${extension && !extension.startsWith('.') ? '.' : ''}${extension}`
}

const text = (body: string) => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
})

const upload = async (call: Call) => text(await toShelf(call.office, newName(call), fragment(call)))

const addPart = async (call: Call, name: string, index: number): Promise<number[]> => {
  const entry = call.office.world().shelf[name]
  if (!entry) throw refuse(404, `File '${name}' is not found on the shelf`)
  entry.parts[index] = await keep(call.office, fragment(call))
  if (flagParam(call, 'isLastPart', false)) entry.last = index
  call.office.context.touched()
  if (entry.last === undefined) return []
  const missing = Array.from({ length: entry.last + 1 }, (_, at) => at).filter((at) => !entry.parts[at])
  if (missing.length === 0) {
    const contents = await Promise.all(
      Object.values(entry.parts).map((one) => fetchContent(call.office, one)),
    )
    const whole = Buffer.concat(contents)
    if (whole.length > mostFileBytes) throw refuse(400, `File exceeds ${mostFileBytes} bytes`)
    entry.content = await keep(call.office, whole)
  }
  return missing
}

const begin = async (call: Call) => {
  const name = newName(call)
  call.office.world().shelf[name] = { parts: {} }
  await addPart(call, name, 0)
  return text(name)
}

const next = async (call: Call) => {
  const missing = await addPart(call, param(call, 'fileName'), intParam(call, 'partIndex', 0, 0, 100_000))
  return text(missing.length > 0 ? JSON.stringify(missing) : '')
}

const download = async (call: Call) => {
  const name = param(call, 'fileName')
  if (!call.office.world().shelf[name]?.content) throw refuse(404, `File '${name}' is not found on the shelf`)
  return fileAnswer(name.split('/').at(-1) ?? name, await fromShelf(call.office, name))
}

/** Methods of the shelf: large contents go there first and are named afterwards. */
export const shelfMethods: Method[] = [
  { verb: 'POST', path: '/V2/ShelfUpload', answers: 'raw', takes: 'raw', run: upload },
  { verb: 'POST', path: '/ShelfUploadPartInit', answers: 'raw', takes: 'raw', run: begin },
  { verb: 'POST', path: '/ShelfUploadPart', answers: 'raw', takes: 'raw', run: next },
  { verb: 'GET', path: '/V2/ShelfDownload', answers: 'raw', run: download },
]
