import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { addressOf, type Envelope, isAsked, nameOf, type Recipient } from './envelope.ts'
import { escaped, hidden, page } from './html.ts'
import { correct, corrected, failAuthentication, resend } from './lifecycle.ts'
import type { Office } from './office.ts'
import type { View } from './state.ts'
import { fillTabs, inputLists, missingValues, optionsOf } from './tabs.ts'
import { text, type WireObject } from './wire.ts'
import { newSecret, userOf, type World } from './world.ts'

const html = (body: string, status = 200): EmulatorResponse => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body,
})

const back = (view: View, event: string): EmulatorResponse => {
  if (!view.returnUrl) return html(page('Done', `<p>${escaped(event)}</p>`))
  const url = new URL(view.returnUrl)
  url.searchParams.set('event', event)
  return { status: 302, headers: { location: url.toString() }, body: '' }
}

/** GET of a one-time address: the first visit within its life turns it into a session and shows the page. */
export async function start(
  world: World,
  request: EmulatorRequest,
  office: Office,
): Promise<EmulatorResponse> {
  const token = request.query.get('token') ?? ''
  const { views, envelopes } = world.state()
  const view = views[token]
  const envelope = view ? envelopes[view.envelopeId] : undefined
  if (!view || !envelope) return html(page('Not found', '<p>This address is not known.</p>'), 404)
  if (view.redeemedAt || new Date(view.expiresAt) <= world.now()) return back(view, 'ttl_expired')
  view.redeemedAt = world.at()
  const session = newSecret()
  views[session] = { ...view }
  world.context.touched()
  if (view.kind === 'sender') return html(sendingPage(envelope, session))
  if (view.kind !== 'recipient') {
    if (envelope.status !== 'created') correct(envelope, world.at(), userOf(world, envelope.senderId).name)
    return html(correctingPage(envelope, session))
  }
  const recipient = envelope.recipients.find((one) => one.recipientId === view.recipientId)
  if (!recipient) return back(view, 'exception')
  if (text(recipient.fields, 'accessCode')) return html(signingPage(envelope, recipient, session, ''))
  if (isAsked(envelope, recipient)) await office.view(envelope, recipient)
  return html(signingPage(envelope, recipient, session, ''))
}

/** POST of the page's form. */
export async function submit(
  world: World,
  request: EmulatorRequest,
  office: Office,
): Promise<EmulatorResponse> {
  const form = new URLSearchParams(new TextDecoder().decode(request.body))
  const session = form.get('session') ?? ''
  const view = world.state().views[session]
  const envelope = view ? world.state().envelopes[view.envelopeId] : undefined
  if (!view?.redeemedAt || !envelope) return html(page('Not found', '<p>This page is over.</p>'), 404)
  const end = (event: string) => {
    delete world.state().views[session]
    world.context.touched()
    return back(view, event)
  }
  const answer = form.get('answer') ?? ''
  if (view.kind === 'sender') {
    if (answer === 'send' && envelope.status === 'created') await office.sendOut(envelope)
    return end(answer === 'send' ? 'send' : 'cancel')
  }
  if (view.kind !== 'recipient') return end(await saveCorrection(world, envelope, form, office))
  const recipient = envelope.recipients.find((one) => one.recipientId === view.recipientId)
  if (!recipient || !isAsked(envelope, recipient)) return end('exception')
  const code = text(recipient.fields, 'accessCode')
  if (code && form.get('accessCode') !== code) {
    await office.tell(envelope, failAuthentication(envelope, recipient, world.at()))
    return end('access_code_failed')
  }
  if (answer === 'decline') {
    await office.decline(envelope, recipient, form.get('reason') || 'Declined by the signer.')
    return end('decline')
  }
  if (answer !== 'sign') return end('cancel')
  const values = Object.fromEntries(
    [...form].filter(([name]) => name.startsWith('tab.')).map(([name, value]) => [name.slice(4), value]),
  )
  const trial = structuredClone(recipient)
  fillTabs(trial, values, world.at())
  const missing = missingValues(trial)
  if (missing.length > 0)
    return html(signingPage(envelope, recipient, session, `Please fill in: ${missing.join(', ')}`))
  await office.sign(envelope, recipient, values)
  return end(recipient.kind === 'certifiedDeliveries' ? 'viewing_complete' : 'signing_complete')
}

async function saveCorrection(
  world: World,
  envelope: Envelope,
  form: URLSearchParams,
  office: Office,
): Promise<string> {
  const sender = userOf(world, envelope.senderId).name
  const changed: string[] = []
  for (const recipient of envelope.recipients) {
    const email = form.get(`email.${recipient.recipientId}`)
    const open = recipient.status !== 'completed' && recipient.status !== 'declined'
    if (!email || email === text(recipient.fields, 'email') || !open || form.get('answer') !== 'save')
      continue
    recipient.fields.email = email
    if (recipient.status !== 'created') {
      recipient.status = 'sent'
      changed.push(recipient.recipientId)
    }
  }
  if (envelope.status === 'correct') {
    const at = world.at()
    const told = corrected(envelope, at, sender)
    await office.tell(
      envelope,
      form.get('answer') === 'save' ? [...told, ...resend(envelope, changed, at, sender)] : [],
    )
  }
  return form.get('answer') === 'save' ? 'save' : 'cancel'
}

const formOf = (session: string, body: string): string =>
  `<form method="post" action="submit">${hidden('session', session)}${body}</form>`

function signingPage(envelope: Envelope, recipient: Recipient, session: string, warning: string): string {
  const files = envelope.documents
    .map((one) => `<li>${escaped(one.name)}, ${one.pages.length} p.</li>`)
    .join('')
  const code = text(recipient.fields, 'accessCode')
    ? '<label>Access code <input name="accessCode" type="password" required></label>'
    : ''
  const inputs = inputLists
    .flatMap((name) => (recipient.tabs[name] ?? []).map((tab) => inputFor(name, tab)))
    .join('')
  return page(
    text(envelope.fields, 'emailSubject'),
    `<p>${escaped(nameOf(recipient))} &lt;${escaped(addressOf(recipient))}&gt;</p><ul>${files}</ul>
${warning ? `<p role="alert">${escaped(warning)}</p>` : ''}
${formOf(session, `${code}${inputs}<button name="answer" value="sign">Finish</button><button name="answer" value="later" formnovalidate>Finish later</button>`)}
${formOf(session, `${code}<label>Reason <textarea name="reason"></textarea></label><button name="answer" value="decline">Decline to sign</button>`)}`,
  )
}

function inputFor(name: string, tab: WireObject): string {
  const label = text(tab, 'tabLabel')
  const field = `name="tab.${escaped(label)}"`
  if (name === 'checkboxTabs') {
    return `<label><input type="checkbox" value="true" ${field}> ${escaped(label)}</label>`
  }
  if (name === 'listTabs') {
    const options = optionsOf(tab).map((one) => `<option>${escaped(one)}</option>`)
    return `<label>${escaped(label)} <select ${field}>${options.join('')}</select></label>`
  }
  return `<label>${escaped(label)} <input ${field} value="${escaped(text(tab, 'value'))}"></label>`
}

const sendingPage = (envelope: Envelope, session: string): string =>
  page(
    'Review and send',
    `<p>${escaped(text(envelope.fields, 'emailSubject'))}</p>${formOf(session, '<button name="answer" value="send">Send now</button><button name="answer" value="cancel">Close</button>')}`,
  )

function correctingPage(envelope: Envelope, session: string): string {
  const people = envelope.recipients
    .map(
      (one) =>
        `<label>${escaped(nameOf(one))} <input name="email.${escaped(one.recipientId)}" value="${escaped(addressOf(one))}"></label>`,
    )
    .join('')
  return page(
    'Correct',
    formOf(
      session,
      `${people}<button name="answer" value="save">Correct</button><button name="answer" value="discard">Discard changes</button>`,
    ),
  )
}
