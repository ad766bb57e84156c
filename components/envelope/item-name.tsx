'use client'
import { useTranslations } from 'use-intl'

const kinds: Record<number, 'lead' | 'deal' | 'contact' | 'company'> = {
  1: 'lead',
  2: 'deal',
  3: 'contact',
  4: 'company',
}

/** "Deal 42": what Bitrix24 calls the item. */
export function ItemName({ entityTypeId, id }: { entityTypeId: number; id: string }) {
  const t = useTranslations('envelope.item')
  return (
    <>
      {t(kinds[entityTypeId] ?? 'smart')} {id}
    </>
  )
}
