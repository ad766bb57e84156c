import type { Status } from '#lib/envelope/status.ts'
import { providers } from '#lib/providers/index.ts'
import type { SettingField } from '#lib/providers/provider.ts'
import type { ProviderDescription } from '#lib/route/catalogue.ts'
import type { Sentence } from '#lib/sentence.ts'

/** A provider as pages see it: declared data only, safe to send to a browser. */
export type DescribedProvider = ProviderDescription & {
  fields: SettingField[]
  /** True when it can tell its news by itself, so that it must be given our address. */
  hearsPushes: boolean
  rawStatuses: { status: Status; raw: string; text: Sentence }[]
}

/** Every provider of the product, in the registry's order. */
export const describeProviders = (): DescribedProvider[] =>
  providers.map(({ id, name, summary, capabilities, fields, news, rawStatuses }) => ({
    id,
    name,
    summary,
    capabilities,
    fields,
    hearsPushes: news.push || news.hint,
    rawStatuses,
  }))
