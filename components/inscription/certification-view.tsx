import { CertificationForm } from '@/components/inscription/certification-form'
import { InscriptionSteps } from '@/components/inscription/inscription-steps'
import { Letters } from '@/components/inscription/letters'
import { ActForm } from '@/components/ui/act-form'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
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
}

/** La seconde étape : certifier une entreprise par son numéro, le dessin de l’endroit où il se lit, et les issues de chaque impasse. */
export function CertificationView({ action, prove, prouve, personne }: CertificationProps) {
  const appel = (
    <>
      Appelez le{' '}
      <a className="whitespace-nowrap" href={marque.telephoneLien}>
        {marque.telephone}
      </a>
      , {marque.horaires}
    </>
  )
  return (
    <>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 print:m-0">
        <p className="text-xl font-bold tracking-tight">
          Se créer un compte <span className="font-regular text-ink-2">pour {personne}</span>
        </p>
        <p className="inline-flex min-h-7 items-center gap-2 text-sm/md text-ink-2 print:hidden [&_.icon]:text-ok">
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
                    value: <Lien href={routes.certificationSansNumero()}>Les deux chemins qui s’ouvrent à vous</Lien>,
                  },
                  {
                    label: 'Entreprise déjà suivie par des collègues',
                    value: 'Continuez\u00a0: vous aurez votre propre compte, ses administrateurs en sont avertis',
                  },
                  {
                    label: 'Trop d’essais',
                    value: (
                      <>
                        Demain à la même heure, ou <Lien href={routes.certificationEpuisee()}>écrivez-nous</Lien>
                        {'\u00a0'}: nous rouvrons la certification. {appel}
                      </>
                    ),
                  },
                ]}
              />
            </section>
          </aside>
        </div>
      </div>
    </>
  )
}
