/** A control call that cannot be done: the sentence goes to the caller as JSON with this status. */
export class ControlError extends Error {
  override name = 'ControlError'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
