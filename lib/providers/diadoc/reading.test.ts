import { expect, it } from 'vitest'
import type { LegOrderFrame } from '#lib/providers/provider.ts'
import type { Diadoc } from './client.ts'
import { readLeg } from './reading.ts'

const person = (id: string, name: string) => ({ id, name })
const frame: LegOrderFrame = {
  key: 'k',
  title: 't',
  steps: [
    {
      id: 'legal',
      act: 'approve',
      order: 'sequential',
      quorum: 'all',
      signature: 'simple',
      party: 'ours',
      people: [person('p', 'Пётр Ушедший')],
    },
  ],
  files: [],
  correlation: { portal: 'p', envelopeId: 'e', item: '2:1' },
  locale: 'ru',
}

/** A service that knows one unsigned document and employs nobody. */
const service: Diadoc = {
  boxId: 'b',
  async read(method, shape) {
    return shape.parse(
      method === 'employees'
        ? { Employees: [], TotalCount: 0 }
        : {
            MessageId: 'm',
            Entities: [
              {
                EntityType: 'Attachment',
                EntityId: 'd',
                DocumentInfo: { SenderSignatureStatus: 'WaitingForSenderSignature' },
              },
            ],
          },
    )
  },
  bytes: async () => new Uint8Array(),
  text: async () => '',
  ask: async () => {
    throw new Error('not asked for')
  },
}

it('ends a leg whose next approver has left Diadoc, with a reason, instead of stopping the feed', async () => {
  expect(await readLeg(service, 'm', frame, 'https://diadoc.example')).toMatchObject({
    status: 'failed',
    raw: 'RequestRefused',
    comment: expect.stringContaining('Пётр Ушедший'),
  })
})
