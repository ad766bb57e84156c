'use client'
import { Background, BackgroundVariant } from '@xyflow/react'
import { useFar } from './nodes/far.ts'

/** Dots under the cards, to align by; from far away they would cost more than all cards in every frame of a move. */
export function Ground() {
  return useFar() > 0 ? null : <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} />
}
