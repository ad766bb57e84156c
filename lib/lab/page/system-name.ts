import { language } from './language.ts'

const names: Record<string, readonly [ru: string, en: string]> = {
  bitrix24: ['Битрикс24', 'Bitrix24'],
  diadoc: ['Диадок', 'Diadoc'],
  saby: ['Saby', 'Saby'],
  'cryptopro-dss': ['КриптоПро DSS', 'CryptoPro DSS'],
  docusign: ['DocuSign', 'DocuSign'],
}

/** Systems that the page offers to choose from. */
export const playedSystems = ['bitrix24', 'diadoc', 'docusign']

/** A system as people call it. */
export const systemName = (system: string): string => names[system]?.[language() === 'ru' ? 0 : 1] ?? system
