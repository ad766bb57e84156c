import type { Rule } from '#lib/route/rule.ts'
import { accountSignature } from './account-signature.ts'
import { actionSettings } from './action-settings.ts'
import { bypassedApproval } from './bypassed-approval.ts'
import { capabilityMismatch } from './capability-mismatch.ts'
import { changedInput } from './changed-input.ts'
import { comparisonValue } from './comparison-value.ts'
import { counterpartyLast } from './counterparty-last.ts'
import { deadEnd } from './dead-end.ts'
import { deadlineTooLong } from './deadline-too-long.ts'
import { documentSource } from './document-source.ts'
import { duplicateInput } from './duplicate-input.ts'
import { duplicateParticipant } from './duplicate-participant.ts'
import { emptyCondition } from './empty-condition.ts'
import { endlessJoin } from './endless-join.ts'
import { fieldType } from './field-type.ts'
import { forkWithoutJoin } from './fork-without-join.ts'
import { formalisedDocument } from './formalised-document.ts'
import { idleCondition } from './idle-condition.ts'
import { idleRounds } from './idle-rounds.ts'
import { inputOptions } from './input-options.ts'
import { inputType } from './input-type.ts'
import { joinWithoutFork } from './join-without-fork.ts'
import { lateReminder } from './late-reminder.ts'
import { loopIntoFork } from './loop-into-fork.ts'
import { missingConnection } from './missing-connection.ts'
import { missingStart } from './missing-start.ts'
import { noDeputy } from './no-deputy.ts'
import { noDocumentBeforeStep } from './no-document-before-step.ts'
import { noEnd } from './no-end.ts'
import { processParameters } from './process-parameters.ts'
import { quorum } from './quorum.ts'
import { revisionWithoutDocument } from './revision-without-document.ts'
import { shadowedBranch } from './shadowed-branch.ts'
import { stageBackwards } from './stage-backwards.ts'
import { stageRace } from './stage-race.ts'
import { swappedOutcome } from './swapped-outcome.ts'
import { unboundedLoop } from './unbounded-loop.ts'
import { unhandledExpiry } from './unhandled-expiry.ts'
import { unhandledRefusal } from './unhandled-refusal.ts'
import { unknownCounterparty } from './unknown-counterparty.ts'
import { unknownField } from './unknown-field.ts'
import { unknownFile } from './unknown-file.ts'
import { unknownInput } from './unknown-input.ts'
import { unknownProcess } from './unknown-process.ts'
import { unknownStage } from './unknown-stage.ts'
import { unknownTemplate } from './unknown-template.ts'
import { unknownUser } from './unknown-user.ts'
import { unknownVariable } from './unknown-variable.ts'
import { unreachable } from './unreachable.ts'
import { unresolvableParticipant } from './unresolvable-participant.ts'
import { unusedDocument } from './unused-document.ts'
import { waitSettings } from './wait-settings.ts'

/** Every rule of the verifier. */
export const rules: readonly Rule[] = [
  missingStart,
  noEnd,
  unreachable,
  deadEnd,
  unboundedLoop,
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
  accountSignature,
  bypassedApproval,
  changedInput,
  comparisonValue,
  counterpartyLast,
  deadlineTooLong,
  duplicateParticipant,
  fieldType,
  formalisedDocument,
  idleCondition,
  idleRounds,
  inputOptions,
  inputType,
  lateReminder,
  noDeputy,
  revisionWithoutDocument,
  shadowedBranch,
  swappedOutcome,
  unusedDocument,
  unknownCounterparty,
  unknownFile,
  unknownStage,
  unknownUser,
  unknownVariable,
  unknownProcess,
  processParameters,
  stageBackwards,
  actionSettings,
  endlessJoin,
  forkWithoutJoin,
  joinWithoutFork,
  loopIntoFork,
  stageRace,
  waitSettings,
]

/** The rules without which there is nothing to compile: the compiler answers their findings instead of a plan. */
export const structuralRules: readonly Rule[] = [
  missingStart,
  deadEnd,
  unboundedLoop,
  documentSource,
  missingConnection,
  forkWithoutJoin,
  joinWithoutFork,
  loopIntoFork,
  endlessJoin,
  actionSettings,
  waitSettings,
]
