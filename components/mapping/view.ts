import type { Mapping, MappingRow } from '#lib/envelope/mapping.ts'
import type { Status } from '#lib/envelope/status.ts'
import type { Variables } from '#lib/envelope/template.ts'
import type { CatalogueField, CataloguePipeline } from '#lib/route/catalogue.ts'
import type { Locale, Sentence } from '#lib/sentence.ts'

/** Everything that the mapping page shows. Plain data. */
export type MappingView = {
  /** null = all routes of the portal. */
  routeId: string | null
  routes: { id: string; name: string }[]
  /** What holds for all routes. */
  portal: Mapping
  /** What is edited: the portal's, or the route's own rows. */
  own: Mapping
  revision: number
  changedBy: string | null
  pipelines: CataloguePipeline[] | null
  fields: CatalogueField[]
  providers: { name: string; rawStatuses: { status: Status; raw: string; text: Sentence }[] }[]
  previews: { id: string; title: string; variables: Record<Locale, Variables> }[]
}

/** What every part of a row's editor needs. */
export type RowContext = Pick<MappingView, 'pipelines' | 'fields' | 'providers'> & {
  preview: Record<Locale, Variables>
  disabled: boolean
  refreshPortal: () => void
}

export type RowChange = (row: MappingRow) => void
