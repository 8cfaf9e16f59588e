import { Lien } from '@/components/ui/lien'
import { marque } from '@/lib/ground/marque'

/** Le pied : à qui parler, où écrire quand on le peut, et les pages que la loi demande sur chaque écran. */
export function FrameFooter({ contact }: { contact: string | null }) {
  return (
    <footer className="mt-auto border-t border-line text-sm text-ink-2 print:hidden [&_a]:inline-block [&_a]:py-0.5 [&_a]:text-ink-2">
      <div className="wrap flex flex-wrap justify-between gap-x-10 gap-y-3 py-6">
        <p>
          {'Une question\u202f? '}
          <a className="footer__phone" href={marque.telephoneLien}>
            <strong className="num">{marque.telephone}</strong>
          </a>
          {`, ${marque.horaires}.`}
        </p>
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {contact ? (
            <li>
              <Lien href={contact}>Contact</Lien>
            </li>
          ) : null}
          <li>
            <Lien href="/accessibilite">{`Accessibilité\u00a0: ${marque.accessibilite}`}</Lien>
          </li>
          <li>
            <Lien href="/mentions-legales">Mentions légales</Lien>
          </li>
          <li>
            <Lien href="/donnees-personnelles">Données personnelles</Lien>
          </li>
          <li>
            <Lien href="/cookies">Cookies</Lien>
          </li>
          <li>
            <Lien href="/plan-du-site">Plan du site</Lien>
          </li>
        </ul>
      </div>
    </footer>
  )
}
