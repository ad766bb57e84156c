'use client'
import { useEffect, useMemo, useState } from 'react'
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
  const known = given === null || given.graph === graph
  useEffect(() => {
    if (known || check) return
    let gone = false
    import('#lib/route/verify.ts')
      .then((loaded) => (gone ? undefined : setCheck(() => loaded.verify)))
      // Without a connection the next change tries again, and the server verifies what is published in any case.
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [graph, known, check])
  return useMemo(
    () => (known || !check ? (given?.findings ?? nothing) : check(graph, catalogue)),
    [graph, catalogue, given, known, check],
  )
}
