import type { EmulatorRequest } from './emulator.ts'
import { decodeForm, type FormValue } from './form.ts'
import { boundaryOf, type MultipartPart, splitMultipart } from './multipart.ts'

export { encodeForm, type FormInput, type FormValue } from './form.ts'
export type { MultipartPart } from './multipart.ts'

/** The body is not what its reader needs; an emulator turns it into its vendor's wording, the lab into 400. */
export class MalformedBody extends Error {
  override name = 'MalformedBody'
}

const textOf = (request: EmulatorRequest): string => new TextDecoder().decode(request.body)

/** The body as JSON, whatever its Content-Type says; undefined when it is empty. Throws `MalformedBody`. */
export const jsonBody = (request: EmulatorRequest): unknown => {
  const text = textOf(request)
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new MalformedBody(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The body as a form with PHP brackets; an empty object when there is none. */
export const formBody = (request: EmulatorRequest): { [key: string]: FormValue } =>
  decodeForm(textOf(request))

/** The parts of a multipart body, form-data or mixed. Throws `MalformedBody`. */
export const multipartBody = (request: EmulatorRequest): MultipartPart[] => {
  const boundary = boundaryOf(request.headers['content-type'] ?? '')
  if (!boundary) throw new MalformedBody('The Content-Type is not multipart with a boundary.')
  const parts = splitMultipart(request.body, boundary)
  if (!parts) throw new MalformedBody('The multipart body does not end with its closing boundary.')
  return parts
}
