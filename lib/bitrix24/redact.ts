const secretNames =
  'auth|auth_id|refresh_id|access_token|refresh_token|client_secret|code|token|application_token|event_token|sessid'
const inQuery = new RegExp(`((?:^|[?&\\s\\[])(?:${secretNames})\\]?=)[^&\\s"']+`, 'gi')
const inJson = new RegExp(`("(?:${secretNames})"\\s*:\\s*")[^"]+`, 'gi')
const inWebhookPath = /(\/rest\/\d+\/)[A-Za-z0-9]+(?=\/)/g

/** The text without tokens: for logs, failure details and the record of exchanges. Over-redacts rather than leaks. */
export const redactText = (text: string): string =>
  text.replace(inQuery, '$1***').replace(inJson, '$1***').replace(inWebhookPath, '$1***')
