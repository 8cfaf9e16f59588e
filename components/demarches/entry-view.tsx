import { DelayBands } from '@/components/demarches/delay-bands'
import { DraftCard } from '@/components/demarches/draft-card'
import { PrintButton } from '@/components/ui/print-button'
import { StartButton } from '@/components/demarches/start-button'
import { FieldFrame } from '@/components/ui/field'
import { CompanyPage } from '@/components/entreprises/company-page'
import { Lien } from '@/components/ui/lien'
import { Route } from '@/components/ui/route'
import type { Delais } from '@/lib/demandes/delais'
import type { BrouillonsListe } from '@/lib/demandes/brouillon/queries'
import type { SalarieConnu } from '@/lib/demandes/brouillon/salaries'
import type { Demarche } from '@/lib/demarches/define'
import type { FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type EntryViewProps = {
  siren: string
  demarche: Pick<Demarche, 'slug' | 'titre' | 'phrase' | 'minutes' | 'preparer' | 'suite' | 'etapes'>
  brouillons: BrouillonsListe
  /** Vrai quand cette personne voit ses collègues : un brouillon se confie à l’un d’eux. */
  confier: boolean
  /** Les salariés dont l’entreprise a déjà parlé ; vide quand la démarche ne parle d’aucun. */
  salaries: readonly SalarieConnu[]
  /** Celui que l’adresse désigne. */
  choisi: string
  /** Ce dont l’adresse veut déjà parler, en mots ; et tel qu’il repart. */
  objet: string | null
  adresse: Readonly<Record<string, string | undefined>>
  /** Le délai habituel ; `null` : trop peu de cas pour le dire. */
  delais: Delais | null
  maintenant: Date
  /** L’identifiant du brouillon à venir : un double clic n’en ouvre qu’un. */
  id: string
  commencer: (previous: FormState, form: FormData) => Promise<FormState>
  supprimer: (previous: FormState, form: FormData) => Promise<FormState>
}

/** L’entrée d’une démarche : à quoi elle sert, le temps, ce qu’il faut avoir, qui peut la faire, reprendre ou commencer. */
export function EntryView({
  siren,
  demarche,
  brouillons,
  confier,
  salaries,
  choisi,
  objet,
  adresse,
  delais,
  maintenant,
  id,
  commencer,
  supprimer,
}: EntryViewProps) {
  return (
    <CompanyPage
      siren={siren}
      titre={demarche.titre}
      lead={`${demarche.phrase}. Environ ${demarche.minutes}\u00a0minutes\u202f; vous pourrez vous arrêter et reprendre plus tard, sur un autre appareil aussi.`}
      via={[{ href: routes.rubrique(siren, 'demarches'), label: 'Mes démarches en ligne' }]}
    >
      <div className="columns">
        <div className="stack-lg">
          {brouillons.lignes.length > 0 ? (
            <section aria-labelledby="reprendre">
              <h2 id="reprendre" className="mb-3">
                Reprendre
              </h2>
              <div className="stack">
                {brouillons.lignes.map((brouillon) => (
                  <DraftCard key={brouillon.id} brouillon={brouillon} confier={confier} maintenant={maintenant} supprimer={supprimer} />
                ))}
              </div>
              {brouillons.encore ? (
                <p>
                  <Lien href={routes.aFinaliser()}>Voir tous les brouillons</Lien>
                </p>
              ) : null}
            </section>
          ) : null}
          <StartButton
            action={commencer}
            cache={{ siren, slug: demarche.slug, id, ...givenOf(adresse) }}
            texte={brouillons.lignes.length > 0 ? 'Commencer une autre demande' : 'Commencer'}
            principal={brouillons.lignes.length === 0}
            titre={demarche.titre}
          >
            {objet ? (
              <p className="max-w-measure">
                <span className="text-ink-2">Objet choisi{'\u00a0'}:</span> <b>{objet}</b>. Vous pourrez en changer.
              </p>
            ) : null}
            {salaries.length > 0 ? <SalarieField salaries={salaries} choisi={choisi} /> : null}
          </StartButton>
          <section aria-labelledby="preparer">
            <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6">
              <h2 id="preparer">À avoir sous la main</h2>
              <PrintButton />
            </div>
            <ul className="list-disc pl-[1.2em] [&>li+li]:mt-2">
              {demarche.preparer.map((chose) => (
                <li key={chose}>{chose}</li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="qui">
            <h2 id="qui" className="mb-3">
              Qui peut la faire
            </h2>
            <p className="max-w-measure">
              Un administrateur du compte, un collaborateur habilité sur cette entreprise, ou l’expert-comptable qui en a la délégation, sauf en
              lecture seule.
            </p>
          </section>
        </div>
        <aside className="side" aria-label="Ce qui se passe ensuite">
          <section aria-labelledby="suite">
            <h2 id="suite">Ensuite</h2>
            <div className="mt-5">
              <Route small stops={demarche.suite.map((phrase) => ({ id: phrase, titre: phrase }))} />
            </div>
          </section>
          {delais ? <DelayBands delais={delais} /> : null}
        </aside>
      </div>
    </CompanyPage>
  )
}

/** De qui l’on parle : une liste que l’on parcourt aussi en tapant les premières lettres. */
const SalarieField = ({ salaries, choisi }: Pick<EntryViewProps, 'salaries' | 'choisi'>) => (
  <FieldFrame id="salarie" label="Pour quel salarié&nbsp;?" hint="Ce que sa dernière demande dit déjà sera repris, et se relit au récapitulatif">
    <select className="select" id="salarie" name="salarie" defaultValue={choisi} aria-describedby="salarie-aide">
      <option value="">Un salarié qui n’est pas dans la liste</option>
      {salaries.map(({ numero, nom, indice }) => (
        <option key={numero} value={numero}>{`${nom} (${indice})`}</option>
      ))}
    </select>
  </FieldFrame>
)

/** Ce que l’adresse donne, sans ce qu’elle ne donne pas. */
const givenOf = (adresse: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(adresse).flatMap(([nom, valeur]) => (valeur === undefined ? [] : [[nom, valeur]])))
