import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { routes } from '@/lib/ground/routes'

type RecoveryCodesProps = { codes: readonly string[]; nouveau: boolean; suite: string | null }

/** Huit codes de secours, montrés cette seule fois. @param suite où l’on allait ; à défaut, le profil. */
export function RecoveryCodes({ codes, nouveau, suite }: RecoveryCodesProps) {
  return (
    <section aria-labelledby="codes">
      <Notice kind="ok" role="status">
        <p>
          <b>{nouveau ? 'Votre second facteur est activé.' : 'Vos nouveaux codes sont tirés, ceux d’avant ne valent plus.'}</b> Un courriel vous le
          confirme.
        </p>
      </Notice>
      <h2 id="codes" className="mt-8">
        Notez ces 8 codes de secours maintenant
      </h2>
      <p className="mt-3">
        Chacun remplace une fois le code de l’application, si votre téléphone est perdu ou en panne. Imprimez-les ou rangez-les avec vos papiers
        {'\u00a0'}: ils ne se montreront plus.
      </p>
      <ol className="num mt-4 grid max-w-[24rem] list-none grid-cols-2 gap-x-8 gap-y-2 p-0">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="mt-8">
        <Lien className="button button--primary" href={suite ?? routes.profil()}>
          {suite ? 'Je les ai notés, continuer' : 'Je les ai notés'}
        </Lien>
      </p>
    </section>
  )
}
