import type { Locale } from '#lib/sentence.ts'
import type { Status } from './status.ts'

/** A message with `{{variables}}`, in both languages; the portal's language is the one that is sent. */
export type MessageTemplate = Record<Locale, string>

/** Who can be told. */
export type Recipient = 'responsible' | 'starter' | 'head'

/** What one status does in Bitrix24. What is absent is not done. */
export type MappingRow = {
  /** Stage by pipeline; ids are stored, names are the portal's. */
  stages?: Record<string, string>
  /** Allows a move to an earlier stage: the revision stage, for one. */
  backwards?: boolean
  /** Value template by field name. */
  fields?: Record<string, string>
  timeline?: MessageTemplate
  notification?: { to: Recipient[]; text: MessageTemplate }
  task?: { title: MessageTemplate; description: MessageTemplate; deadlineDays: number }
}

/** Status → what happens. What it says is what the write-back does. */
export type Mapping = { schema: 1; rows: Partial<Record<Status, MappingRow>> }

/** Field codes that the installation makes on deals; the default mapping fills them. */
export const ownFields = {
  status: 'UF_CRM_INKROUTE_STATUS',
  signedAt: 'UF_CRM_INKROUTE_SIGNED_DATE',
  ediNumber: 'UF_CRM_INKROUTE_EDI_NUMBER',
  signedFile: 'UF_CRM_INKROUTE_SIGNED_DOCUMENT',
  envelope: 'UF_CRM_INKROUTE_ENVELOPE',
} as const

const statusField = { [ownFields.status]: '{{status}}' }

/** What a new portal starts with: no stages (they are the portal's own), useful words. */
export const defaultMapping: Mapping = {
  schema: 1,
  rows: {
    submitted: {
      fields: { ...statusField, [ownFields.envelope]: '{{envelope.url}}' },
      timeline: {
        ru: 'Документ «{{document}}» отправлен на подпись по маршруту «{{route}}». Ждём: {{waiting}}. {{envelope.url}}',
        en: '“{{document}}” was sent for signature by the route “{{route}}”. Waiting for: {{waiting}}. {{envelope.url}}',
      },
    },
    viewed: { fields: statusField },
    partially_signed: {
      fields: statusField,
      timeline: {
        ru: '«{{document}}»: подписано частично ({{signed}}). Ждём: {{waiting}}.',
        en: '“{{document}}”: partially signed ({{signed}}). Waiting for: {{waiting}}.',
      },
    },
    completed: {
      fields: {
        ...statusField,
        [ownFields.signedAt]: '{{signed.date}}',
        [ownFields.ediNumber]: '{{edi.number}}',
        [ownFields.signedFile]: '{{signed.file.url}}',
        [ownFields.envelope]: '{{envelope.url}}',
      },
      timeline: {
        ru: 'Документ «{{document}}» подписан всеми: {{signed}}. Файлы: {{drive.folder}}. {{envelope.url}}',
        en: '“{{document}}” is signed by everybody: {{signed}}. Files: {{drive.folder}}. {{envelope.url}}',
      },
      notification: {
        to: ['responsible'],
        text: {
          ru: '«{{document}}» по сделке «{{item.title}}» подписан. [URL={{item.url}}]Открыть сделку[/URL]',
          en: '“{{document}}” for “{{item.title}}” is signed. [URL={{item.url}}]Open the deal[/URL]',
        },
      },
    },
    declined: {
      backwards: true,
      fields: statusField,
      timeline: {
        ru: '{{signer}} отказывается подписать «{{document}}»: «{{comment}}». {{envelope.url}}',
        en: '{{signer}} declines to sign “{{document}}”: “{{comment}}”. {{envelope.url}}',
      },
      notification: {
        to: ['responsible'],
        text: {
          ru: 'Отказ в подписи «{{document}}»: {{comment}} [URL={{item.url}}]Открыть сделку[/URL]',
          en: 'Signature of “{{document}}” declined: {{comment}} [URL={{item.url}}]Open the deal[/URL]',
        },
      },
      task: {
        title: {
          ru: 'Отказ в подписи: {{document}}',
          en: 'Signature declined: {{document}}',
        },
        description: {
          ru: '{{signer}} отказывается подписать «{{document}}».\nПричина: {{comment}}\nСделка: {{item.url}}\nПодробности: {{envelope.url}}',
          en: '{{signer}} declines to sign “{{document}}”.\nReason: {{comment}}\nDeal: {{item.url}}\nDetails: {{envelope.url}}',
        },
        deadlineDays: 2,
      },
    },
    expired: {
      fields: statusField,
      timeline: {
        ru: 'Срок подписания «{{document}}» истёк. Не подписано: {{waiting}}. {{envelope.url}}',
        en: 'The time to sign “{{document}}” is over. Not signed: {{waiting}}. {{envelope.url}}',
      },
    },
    cancelled: {
      fields: statusField,
      timeline: {
        ru: 'Подписание «{{document}}» отменено. {{comment}}',
        en: 'Signing of “{{document}}” was cancelled. {{comment}}',
      },
    },
    revoked: {
      fields: statusField,
      timeline: {
        ru: '«{{document}}» аннулирован сторонами. {{comment}}',
        en: '“{{document}}” was revoked by the parties. {{comment}}',
      },
    },
    failed: {
      fields: statusField,
      timeline: {
        ru: 'Подписание «{{document}}» не удалось: {{comment}}',
        en: 'Signing of “{{document}}” failed: {{comment}}',
      },
    },
  },
}

/** A route's own rows over the portal's: a row that the route has replaces the portal's row whole. */
export const overlay = (portal: Mapping, own: Mapping | null): Mapping =>
  own ? { schema: 1, rows: { ...portal.rows, ...own.rows } } : portal
