import { exampleCatalogue } from '#lib/route/example.ts'
import { verify } from '#lib/route/verify.ts'

/** For a page without the product: how long the verifier takes there, milliseconds, and what it found. */
Object.assign(globalThis, {
  verifyHere: (graph: Parameters<typeof verify>[0], times: number): { ms: number[]; findings: number } => {
    const ms: number[] = []
    let findings = 0
    for (let run = 0; run < times; run++) {
      const began = performance.now()
      findings = verify(graph, exampleCatalogue).length
      ms.push(performance.now() - began)
    }
    return { ms, findings }
  },
})
