'use client'
import { useCallback } from 'react'
import { useLocale } from 'use-intl'
import type { Sentence } from '#lib/sentence.ts'

/** Picks the reader's language of texts that the core or a provider owns. */
export function useSaid(): (sentence: Sentence) => string {
  const locale = useLocale()
  return useCallback((sentence) => sentence[locale], [locale])
}

export function Said({ sentence }: { sentence: Sentence }) {
  return useSaid()(sentence)
}
