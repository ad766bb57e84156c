import { holdsText, type PageText, pdfText } from '#lib/emulation/pdf-text.ts'
import type { EnvelopeDocument, Recipient } from './envelope.ts'
import { problem } from './problem.ts'
import { flag, list, member, text, type WireObject } from './wire.ts'
import { newGuid, type World } from './world.ts'

/** Tabs per envelope that an anchor may make. https://developers.docusign.com/docs/esign-rest-api/esign101/rules-and-limits/ */
const mostAnchorTabs = 3_000

/** Reads the lists of tabs; ids and labels that are missing are given here. */
export function takeTabs(given: WireObject | undefined, recipientId: string): Record<string, WireObject[]> {
  const tabs: Record<string, WireObject[]> = {}
  for (const name of Object.keys(given ?? {})) {
    const taken = list(given, name).map((tab, index) => ({
      ...tab,
      tabId: text(tab, 'tabId') || newGuid(),
      tabType: typeOf(name),
      tabLabel: text(tab, 'tabLabel') || text(tab, 'groupName') || `${typeOf(name)} ${index + 1}`,
      recipientId,
    }))
    if (taken.length > 0) tabs[name] = taken
  }
  return tabs
}

// 'signHereTabs' holds tabs of type 'signhere'.
const typeOf = (listName: string): string => listName.replace(/(Tab)?s$/, '').toLowerCase()

/** Looks every anchor up in the documents; a missing one refuses the envelope unless the tab allows it. */
export async function placeTabs(
  world: World,
  documents: readonly EnvelopeDocument[],
  recipients: readonly Recipient[],
): Promise<void> {
  const read = new Map<string, PageText[]>()
  const pagesOf = async (document: EnvelopeDocument): Promise<PageText[]> => {
    const known = read.get(document.documentId)
    if (known) return known
    const pages = await pdfText(await world.context.blobs.get(document.original.sha256)).catch(() => [])
    read.set(document.documentId, pages)
    return pages
  }
  let anchored = 0
  for (const recipient of recipients) {
    for (const [name, tabs] of Object.entries(recipient.tabs)) {
      const placed: WireObject[] = []
      for (const tab of tabs) {
        if (text(tab, 'anchorString')) anchored += 1
        const done = await place(tab, documents, pagesOf)
        if (done) placed.push(done)
      }
      recipient.tabs[name] = placed
    }
  }
  if (anchored > mostAnchorTabs) throw problem('ANCHOR_TAG_PROCESSING_FAILURE', 'Too many anchor tabs.')
}

async function place(
  tab: WireObject,
  documents: readonly EnvelopeDocument[],
  pagesOf: (document: EnvelopeDocument) => Promise<PageText[]>,
): Promise<WireObject | undefined> {
  const anchor = text(tab, 'anchorString')
  const wanted = text(tab, 'documentId')
  if (!anchor) {
    const document = documents.find((one) => one.documentId === wanted)
    const page = Number(text(tab, 'pageNumber') || '1')
    if (!wanted || (document && page >= 1 && page <= document.pages.length)) return tab
    throw problem(
      'INVALID_REQUEST_PARAMETER',
      `A tab names document '${wanted}', page ${page}, which is not there.`,
    )
  }
  for (const document of documents.filter((one) => !wanted || one.documentId === wanted)) {
    const page = (await pagesOf(document)).find((one) => holdsText(one, anchor))
    if (!page) continue
    // Where on the page it stands is not measured: the lab draws no tabs.
    return {
      ...tab,
      documentId: document.documentId,
      pageNumber: String(page.page),
      xPosition: text(tab, 'xPosition') || '72',
      yPosition: text(tab, 'yPosition') || String(Math.round(page.height / 2)),
    }
  }
  if (flag(tab, 'anchorIgnoreIfNotPresent')) return undefined
  throw problem('ANCHOR_TAB_STRING_NOT_FOUND', `Anchor string: '${anchor}'.`)
}

/** Tabs whose values a signer may change. */
export const inputLists = [
  'textTabs',
  'numberTabs',
  'emailTabs',
  'dateTabs',
  'noteTabs',
  'checkboxTabs',
  'listTabs',
  'fullNameTabs',
  'titleTabs',
  'companyTabs',
] as const

/** Writes what the signer entered, by tab label; checkboxes take 'true' or 'false'. */
export function fillTabs(
  recipient: Recipient,
  values: Readonly<Record<string, string>>,
  signedOn: string,
): void {
  for (const [name, tabs] of Object.entries(recipient.tabs)) {
    for (const tab of tabs) {
      const given = values[text(tab, 'tabLabel')]
      if (name === 'checkboxTabs') tab.selected = given ?? (text(tab, 'selected') || 'false')
      else if (name === 'dateSignedTabs') tab.value = signedOn
      else if (name === 'fullNameTabs') tab.value = given ?? text(recipient.fields, 'name')
      else if (name === 'signHereTabs' || name === 'initialHereTabs') tab.status = 'signed'
      else if (given !== undefined) {
        tab.originalValue ??= tab.value ?? ''
        tab.value = given
      }
    }
  }
}

/** Name and value of everything entered, as form data shows it. */
export function formDataOf(recipient: Recipient): WireObject[] {
  return Object.entries(recipient.tabs).flatMap(([name, tabs]) =>
    tabs
      .filter((tab) => tab.value !== undefined || name === 'checkboxTabs')
      .map((tab) => ({
        name: text(tab, 'tabLabel'),
        value: name === 'checkboxTabs' ? (text(tab, 'selected') === 'true' ? 'X' : '') : text(tab, 'value'),
        originalValue: text(tab, tab.originalValue === undefined ? 'value' : 'originalValue'),
        ...(name === 'listTabs' ? { listSelectedValue: text(tab, 'value') } : {}),
      })),
  )
}

/** Required values that the signer has left empty, by label. */
export function missingValues(recipient: Recipient): string[] {
  return inputLists.flatMap((name) =>
    (recipient.tabs[name] ?? [])
      .filter((tab) => flag(tab, 'required') && !text(tab, 'value') && name !== 'fullNameTabs')
      .map((tab) => text(tab, 'tabLabel')),
  )
}

/** The options of a list tab. */
export const optionsOf = (tab: WireObject): string[] =>
  list(tab, 'listItems').map(
    (item) => text(item, 'value') || text(item, 'text') || text(member(item, 'item'), 'value'),
  )
