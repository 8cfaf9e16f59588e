import { CertificationForm } from '@/components/inscription/certification-form'
import { InscriptionSteps } from '@/components/inscription/inscription-steps'
import { Letters } from '@/components/inscription/letters'
import { ActForm } from '@/components/ui/act-form'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/ground/form-state'
import { marque } from '@/lib/ground/marque'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type CertificationProps = {
  action: FormAction
  prove: FormAction
  /** Le SIREN que Net-entreprises vient de prouver. */
  prouve: string | null
  personne: string
  /** Les essais du jour sont finis : on dit quand reprendre, et qui appeler. */
  epuise: boolean
}

/** La seconde étape : certifier une entreprise par son numéro, le dessin de l’endroit où il se lit, et les issues de chaque impasse. */
export function CertificationView({ action, prove, prouve, personne, epuise }: CertificationProps) {
  const appel = (
    <>
      Appelez le{' '}
      <a className="nowrap" href={marque.telephoneLien}>
        {marque.telephone}
      </a>
      , {marque.horaires}
    </>
  )
  return (
    <>
      <div className="formhead">
        <p className="formhead__title">
          Se créer un compte <span className="muted">pour {personne}</span>
        </p>
        <p className="autosave autosave--ok">
          <Icon name="check" />
          Adresse vérifiée
        </p>
      </div>
      <InscriptionSteps ici={2} />
      <div className="mt-10 grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,29rem)] lg:gap-14">
        <div>
          {prouve ? (
            <section className="sheet mb-10 flex flex-col gap-3 px-5 py-6 md:p-8" aria-labelledby="prouve">
              <h2 id="prouve">Net-entreprises prouve votre SIREN</h2>
              <p>
                SIREN <b className="num">{formatSiren(prouve)}</b>
                {'\u00a0'}: vous pouvez le certifier sans son identifiant numéro entreprise.
              </p>
              <ActForm action={prove} cache={{}} bouton="Certifier ce SIREN" primary sur={formatSiren(prouve)} />
            </section>
          ) : null}
          {epuise ? (
            <Notice kind="wait">
              <p>
                <b>Les essais du jour sont épuisés.</b> Reprenez demain à la même heure. {appel}
                {'\u00a0'}: nous vérifions avec vous.
              </p>
            </Notice>
          ) : null}
          <CertificationForm action={action} />
        </div>
        <div className="grid content-start gap-10">
          <Letters />
          <aside className="side" aria-label="Si cela ne va pas">
            <section aria-labelledby="impasses">
              <h2 id="impasses">Aucun cul-de-sac</h2>
              <Facts
                tight
                facts={[
                  {
                    label: 'Numéro introuvable, ou entreprise non couverte',
                    value: <Lien href={routes.certificationIntrouvable()}>Les deux issues</Lien>,
                  },
                  {
                    label: 'Entreprise déjà suivie par des collègues',
                    value: 'Continuez\u00a0: vous aurez votre propre compte, ses administrateurs en sont avertis',
                  },
                  { label: 'Trop d’essais', value: 'Demain à la même heure, ou par téléphone' },
                ]}
              />
            </section>
          </aside>
        </div>
      </div>
    </>
  )
}
