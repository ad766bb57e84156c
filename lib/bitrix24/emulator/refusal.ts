/**
 * A refusal in the vendor's words. Codes are compared by clients without regard to case, may be empty (old CRM
 * methods) or numeric, and may even come with HTTP 200.
 * @see https://apidocs.bitrix24.com/error-codes.html
 */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly code: string | number
  readonly description: string
  readonly extra: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string | number,
    description: string,
    extra: Record<string, string> = {},
  ) {
    super(`${code}: ${description}`)
    this.status = status
    this.code = code
    this.description = description
    this.extra = extra
  }

  /** The body as it goes on the wire, also inside `result_error` of a batch. */
  body(): Record<string, unknown> {
    return { error: this.code, error_description: this.description, ...this.extra }
  }
}

/** The bare refusal of old CRM methods: a text without a code. */
export const codeless = (description: string): Refusal => new Refusal(400, '', description)

/** What controllers answer when a required parameter is missing. */
export const missingParameter = (name: string): Refusal =>
  new Refusal(400, '100', `Could not find value for parameter {${name}}`)

export const methodNotFound = (): Refusal => new Refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!')

/** What REST answers to a webhook that calls a method of applications. */
export const wrongAuthType = (): Refusal =>
  new Refusal(403, 'WRONG_AUTH_TYPE', 'Current authorization type is denied for this method')
