'use client'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { verify } from '#lib/route/verify.ts'

/** A route and what the verifier found in it. */
export type Verified = { graph: RouteGraph; findings: readonly Finding[] }

const nothing: readonly Finding[] = []

/**
 * What the verifier finds in the graph; nothing where nothing is verified. The page brings what was found in the stored
 * route: the verifier itself, as heavy as the canvas, is loaded with the first change. Until then the last answer holds.
 */
export function useFindings(
  graph: RouteGraph,
  catalogue: Catalogue,
  given: Verified | null,
): readonly Finding[] {
  const [check, setCheck] = useState<typeof verify | null>(null)
  // Without a connection the next change tries again, and the server verifies what is published in any case.
  const [failedAt, setFailedAt] = useState<RouteGraph | null>(null)
  const known = given === null || given.graph === graph
  const wanted = !known && !check && failedAt !== graph
  const fail = useEffectEvent(() => setFailedAt(graph))
  useEffect(() => {
    if (!wanted) return
    let gone = false
    import('#lib/route/verify.ts').then(
      (loaded) => gone || setCheck(() => loaded.verify),
      () => gone || fail(),
    )
    return () => {
      gone = true
    }
  }, [wanted])
  return useMemo(
    () => (known || !check ? (given?.findings ?? nothing) : check(graph, catalogue)),
    [graph, catalogue, given, known, check],
  )
}
