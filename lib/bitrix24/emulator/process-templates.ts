import type { Json } from './world.ts'

/** A template of a business process as the list method shows it; PHP's empty maps are lists. */
export type ProcessTemplate = Record<string, Json> & { ID: string; NAME: string; ENTITY: string }

const deal = ['crm', 'CCrmDocumentDeal', 'DEAL']
const dynamic = ['crm', 'Bitrix\\Crm\\Integration\\BizProc\\Document\\Dynamic', 'DYNAMIC_177']

const parameter = (Name: string, Type: string, rest: Record<string, Json> = {}): Json => ({
  Name,
  Description: '',
  Type,
  Required: '0',
  Multiple: '0',
  Options: null,
  Default: '',
  ...rest,
})

const template = (id: string, name: string, type: string[], rest: Record<string, Json> = {}) => ({
  ID: id,
  MODULE_ID: type[0] ?? '',
  ENTITY: type[1] ?? '',
  DOCUMENT_TYPE: type,
  AUTO_EXECUTE: '0',
  NAME: name,
  PARAMETERS: [],
  VARIABLES: [],
  CONSTANTS: [],
  MODIFIED: '2026-02-11T10:20:00+03:00',
  IS_MODIFIED: 'Y',
  USER_ID: '1',
  SYSTEM_CODE: '',
  ...rest,
})

/** What the portal has: processes that people start, and the robots of a stage, which are a template of their own. */
export const processTemplates: readonly ProcessTemplate[] = [
  template('1', 'Передача договора в архив', deal, {
    PARAMETERS: {
      Comment: parameter('Комментарий архиву', 'text', { Description: 'Что учесть при приёме на хранение' }),
    },
  }),
  template('2', 'Роботы стадии «Новая»', deal, {
    AUTO_EXECUTE: '8',
    SYSTEM_CODE: 'bitrix_bizproc_automation',
  }),
  template('5', 'Согласование оплаты', deal, {
    PARAMETERS: {
      Amount: parameter('Сумма к оплате', 'double', { Required: '1' }),
      Purpose: parameter('Назначение платежа', 'string', { Required: '1' }),
      Urgency: parameter('Срочность', 'select', {
        Options: { normal: 'Обычная', urgent: 'Срочно' },
        Default: 'normal',
      }),
      Approver: parameter('Кто согласует', 'user', { Multiple: '1' }),
    },
  }),
  template('7', 'Регистрация договора', dynamic),
]
