import type { Rule } from '#lib/route/rule.ts'
import { capabilityMismatch } from './capability-mismatch.ts'
import { deadEnd } from './dead-end.ts'
import { documentSource } from './document-source.ts'
import { duplicateInput } from './duplicate-input.ts'
import { emptyCondition } from './empty-condition.ts'
import { missingConnection } from './missing-connection.ts'
import { missingStart } from './missing-start.ts'
import { noDocumentBeforeStep } from './no-document-before-step.ts'
import { noEnd } from './no-end.ts'
import { quorum } from './quorum.ts'
import { unboundedLoop } from './unbounded-loop.ts'
import { unhandledExpiry } from './unhandled-expiry.ts'
import { unhandledRefusal } from './unhandled-refusal.ts'
import { unknownField } from './unknown-field.ts'
import { unknownInput } from './unknown-input.ts'
import { unknownTemplate } from './unknown-template.ts'
import { unreachable } from './unreachable.ts'
import { unresolvableParticipant } from './unresolvable-participant.ts'
import { unsupportedNode } from './unsupported-node.ts'

/** Every rule of the verifier. */
export const rules: readonly Rule[] = [
  missingStart,
  noEnd,
  unreachable,
  deadEnd,
  unboundedLoop,
  unsupportedNode,
  documentSource,
  noDocumentBeforeStep,
  missingConnection,
  capabilityMismatch,
  quorum,
  unresolvableParticipant,
  unknownTemplate,
  unknownField,
  unknownInput,
  emptyCondition,
  duplicateInput,
  unhandledRefusal,
  unhandledExpiry,
]

/** The rules without which there is nothing to compile: the compiler answers their findings instead of a plan. */
export const structuralRules: readonly Rule[] = [
  missingStart,
  deadEnd,
  unboundedLoop,
  unsupportedNode,
  documentSource,
  missingConnection,
]
