import { escaped, hidden, page } from './html.ts'
import type { User } from './state.ts'

type ConsentPage = { wrong: string } | { asked: URLSearchParams; users: User[]; account: string }

/** The page on which a user allows an integration to act for them. */
export function consentPage(given: ConsentPage): string {
  if ('wrong' in given)
    return page('Cannot continue', `<p>The parameter ${escaped(given.wrong)} is not valid.</p>`)
  const kept = ['client_id', 'redirect_uri', 'scope', 'state', 'response_type']
    .map((name) => hidden(name, given.asked.get(name) ?? ''))
    .join('')
  const choices = given.users
    .map(
      (user) => `<option value="${escaped(user.userId)}">${escaped(`${user.name} <${user.email}>`)}</option>`,
    )
    .join('')
  return page(
    'Allow access',
    `<p>An application asks for <b>${escaped(given.asked.get('scope') ?? '')}</b> in ${escaped(given.account)}.</p>
<form method="post">${kept}<label>Act for <select name="user">${choices}</select></label>
<button name="answer" value="allow">Allow access</button><button name="answer" value="deny">Cancel</button></form>`,
  )
}
