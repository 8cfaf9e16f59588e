import { A_LIRE } from '@/components/ui/a-lire'
import { Facts } from '@/components/ui/facts'
import { Lien } from '@/components/ui/lien'
import { COURRIEL_ETATS } from '@/lib/copy/courriel'
import { formatDate, formatTime } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import type { CourrielLu } from '@/lib/mail/demo-box'

const ADRESSE = /(https?:\/\/[^\s]+)/

/** Un courriel de la démonstration : sa forme en texte, ses liens ouverts ; la forme en HTML se lit dans une messagerie. */
export function DemoCourrielView({ courriel }: { courriel: CourrielLu }) {
  return (
    <article>
      <p>
        <Lien href={routes.demoCourriels()}>Tous les courriels</Lien>
      </p>
      <div className="mb-8">
        <h1>{courriel.sujet}</h1>
      </div>
      <Facts
        wide
        facts={[
          { label: 'Destinataire', value: courriel.destinataire },
          { label: 'Écrit le', value: `${formatDate(courriel.creeLe)} à ${formatTime(courriel.creeLe)}` },
          { label: 'État', value: COURRIEL_ETATS[courriel.etat] },
          ...(courriel.erreur ? [{ label: 'Dernière erreur', value: courriel.erreur }] : []),
        ]}
      />
      <div className={A_LIRE}>
        {courriel.texte.split('\n\n').map((bloc) => (
          <p key={bloc}>
            {bloc.split('\n').map((ligne) => (
              <span key={ligne}>
                {ligne.split(ADRESSE).map((morceau) =>
                  ADRESSE.test(morceau) ? (
                    <a key={morceau} href={morceau}>
                      {morceau}
                    </a>
                  ) : (
                    morceau
                  ),
                )}
                <br />
              </span>
            ))}
          </p>
        ))}
      </div>
      <p>
        <a href={routes.demoCourrielBrut(courriel.id)} download>
          Télécharger le courriel, pour l’ouvrir dans une messagerie
        </a>
      </p>
    </article>
  )
}
