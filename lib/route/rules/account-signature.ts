import { connectionOf } from '#lib/route/connection-of.ts'
import { setNode } from '#lib/route/fix.ts'
import { stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted, signatureTitles } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'account-signature'

/** The provider gives this kind of signature, but this account was found without it: not bought, or no certificate. */
export const accountSignature: Rule = {
  id,
  check({ model, catalogue }) {
    return stepsOf(model).flatMap((step) => {
      const connection = connectionOf(step, catalogue)
      const given = connection?.signatures
      if (!connection || !given || step.kind !== 'sign' || given.includes(step.signature)) return []
      if (!connection.capabilities.sign.signatures.includes(step.signature)) return []
      const kind = signatureTitles[step.signature]
      const [only, ...more] = given
      return findingAt(
        id,
        step.id,
        say(
          `${quoted(step).ru}: сервис умеет ${kind.ru}, но у подключения «${connection.label}» этого вида подписи нет.`,
          `${quoted(step).en}: the service gives “${kind.en}”, but the account “${connection.label}” does not have it.`,
        ),
        say(
          'Подключите этот вид подписи у оператора или выберите другой.',
          'Have this kind enabled at the provider, or choose another.',
        ),
        {
          fix:
            only && more.length === 0
              ? setNode(say(`Выбрать ${signatureTitles[only].ru}`, `Choose “${signatureTitles[only].en}”`), {
                  ...step,
                  signature: only,
                })
              : null,
        },
      )
    })
  },
}
