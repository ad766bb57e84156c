import type { EmulatorResponse } from '#lib/emulation/emulator.ts'

const known: Readonly<Record<string, { status?: number; message: string }>> = {
  AUTHORIZATION_INVALID_TOKEN: {
    status: 401,
    message: 'The access token provided is expired, revoked or malformed.',
  },
  USER_AUTHENTICATION_FAILED: { status: 401, message: 'The authentication of the user failed.' },
  PARTNER_AUTHENTICATION_FAILED: {
    status: 401,
    message: 'The specified Integrator Key was not found or is disabled.',
  },
  USER_LACKS_MEMBERSHIP: {
    status: 401,
    message: 'The UserID does not have a valid membership in this Account.',
  },
  USER_NOT_ACCOUNT_ADMIN: { message: 'User is not an account administrator.' },
  USER_LACKS_PERMISSIONS: { message: 'This User lacks sufficient permissions.' },
  RESOURCE_NOT_FOUND: { status: 404, message: 'The URL provided does not resolve to a resource.' },
  ENVELOPE_DOES_NOT_EXIST: {
    status: 404,
    message: 'The envelope specified either does not exist or you have no rights to it.',
  },
  DOCUMENT_DOES_NOT_EXIST: { status: 404, message: 'The document specified was not found.' },
  TEMPLATE_NOT_FOUND: { status: 404, message: 'The template specified was not found.' },
  INVALID_REQUEST_PARAMETER: { message: 'The request contained at least one invalid parameter.' },
  INVALID_REQUEST_BODY: { message: 'The request body is missing or improperly formatted.' },
  ENVELOPE_CANNOT_VOID_INVALID_STATE: {
    message: "Only envelopes in the 'Sent' or 'Delivered' states may be voided.",
  },
  ENVELOPE_INVALID_STATUS: {
    message: 'Invalid envelope status. Envelope status is not one of: Created, Sent, Delivered, Correct.',
  },
  INVALID_EMAIL_ADDRESS_FOR_RECIPIENT: {
    message: 'The email address for the recipient is invalid. The recipient Id follows.',
  },
  INVALID_RECIPIENT_ID: { message: 'The recipient id is not valid. The recipient Id follows.' },
  UNKNOWN_ENVELOPE_RECIPIENT: { message: 'The recipient you have identified is not a valid recipient.' },
  RECIPIENT_NOT_IN_SEQUENCE: { message: 'The token for an out of sequence recipient cannot be generated.' },
  INVALID_CAPTIVE_RECIPIENT_OPERATION: {
    message: 'This operation is only valid for recipients with a client user id.',
  },
  RECIPIENT_UPDATE_FAILED: {
    message: 'The recipient could not be updated. Recipient not in state that allows correction.',
  },
  RECIPIENT_LIMIT_EXCEEDED: { message: 'The number of recipients exceeds the limit of the account.' },
  ENVELOPE_IS_INCOMPLETE: {
    message:
      'The Envelope is not Complete. A Complete Envelope Requires Documents, Recipients and a Subject.',
  },
  ANCHOR_TAB_STRING_NOT_FOUND: {
    message: 'At least one tab referenced an anchor that was not found in the document.',
  },
  UNABLE_TO_LOAD_DOCUMENT: { message: 'Unable to load the document.' },
  SIGNATURE_PROVIDER_INVALID_NAME: { message: 'The signature provider name is not valid for this account.' },
  EDIT_LOCK_ENVELOPE_ALREADY_LOCKED: { message: 'The envelope is already locked.' },
  EDIT_LOCK_NOT_LOCK_OWNER: { message: 'The user is not the owner of the lock.' },
  EDIT_LOCK_ENVELOPE_NOT_LOCKED: { message: 'The envelope is not locked.' },
  HOURLY_APIINVOCATION_LIMIT_EXCEEDED: {
    status: 429,
    message: 'The maximum number of hourly API invocations has been exceeded.',
  },
  BURST_APIINVOCATION_LIMIT_EXCEEDED: {
    status: 429,
    message: 'The maximum number of API invocations in a short time has been exceeded.',
  },
  HOURLY_ENVELOPE_POLLING_LIMIT_EXCEEDED: {
    status: 429,
    message: 'The maximum number of hourly polls of this envelope has been exceeded.',
  },
}

/** A refusal in the API's own shape: `{"errorCode", "message"}`. */
export class Problem extends Error {
  readonly status: number
  readonly errorCode: string

  constructor(errorCode: string, message: string, status: number) {
    super(message)
    this.errorCode = errorCode
    this.status = status
  }

  get details(): { errorCode: string; message: string } {
    return { errorCode: this.errorCode, message: this.message }
  }

  get response(): EmulatorResponse {
    return { status: this.status, body: this.details }
  }
}

/**
 * Makes a refusal by its code; `addition` follows the vendor's text, which is how the service names the culprit.
 * https://developers.docusign.com/docs/esign-rest-api/esign101/error-codes/
 */
export function problem(errorCode: string, addition = ''): Problem {
  const entry = known[errorCode]
  const message = [entry?.message ?? '', addition].filter((part) => part !== '').join(' ')
  return new Problem(errorCode, message, entry?.status ?? 400)
}
