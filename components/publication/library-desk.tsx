import { FileForm } from '@/components/publication/file-form'
import { Scanned } from '@/components/publication/scanned'
import { ActForm } from '@/components/ui/act-form'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { Univers } from '@/components/ui/univers'
import type { ModeleLu } from '@/lib/bibliotheque/queries'
import { MODELE_LABELS } from '@/lib/copy/publication'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { addressOf } from '@/lib/ground/adresse'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type LibraryDeskProps = {
  modeles: readonly ModeleLu[]
  chaine: string | undefined
  fait: 'publie' | 'retire' | undefined
  retirer: FormAction
  cle: string
}

const FAITS = {
  publie: 'Le modèle est publié\u00a0: toutes les entreprises le trouvent dans leur bibliothèque.',
  retire: 'Le modèle est retiré\u00a0: il ne se télécharge plus. Rien n’est effacé.',
} as const

/** La bibliothèque vue du superviseur : ce qui est publié, ses versions, et de quoi en publier. */
export function LibraryDesk({ modeles, chaine, fait, retirer, cle }: LibraryDeskProps) {
  const suivi = modeles.find((un) => un.chaine === chaine)
  return (
    <>
      <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
      <div className="mb-8">
        <h1>Bibliothèque de documents</h1>
        <p>Les modèles et les notices, les mêmes pour toutes les entreprises. Une version publiée ne change plus&nbsp;: on en publie une autre.</p>
      </div>
      {fait ? (
        <Notice kind="ok" role="status">
          <p>{FAITS[fait]}</p>
        </Notice>
      ) : null}
      <div className="columns mt-6">
        <section aria-labelledby="publies">
          <h2 id="publies" className="mb-3">
            Publiés
          </h2>
          {modeles.length > 0 ? (
            <ul className="sheet">
              {modeles.map((m) => (
                <li key={m.id} className="border-b border-line px-5 py-4 last:border-0">
                  <h3 className="text-md">
                    <a href={routes.fichierModele(m.id)}>{m.titre}</a>
                  </h3>
                  <p className="text-sm text-ink-2">{m.phrase}</p>
                  <p className="row text-sm text-ink-2">
                    {m.univers.map((code) => (
                      <Univers key={code} code={code} />
                    ))}
                    <span>
                      Version {m.version}, {formatDate(m.publieLe)}, {m.publieParNom}
                    </span>
                  </p>
                  <Scanned analyse={m.analyse} />
                  <div className="row mt-2">
                    <ButtonLink small variant="quiet" href={addressOf(routes.gestionBibliotheque(), { chaine: m.chaine }, '#publier')}>
                      Nouvelle version<span className="sr-only"> de {m.titre}</span>
                    </ButtonLink>
                    <ActForm
                      action={retirer}
                      cache={{ id: m.id }}
                      pli={
                        <>
                          Retirer<span className="sr-only">&nbsp;: {m.titre}</span>
                        </>
                      }
                      bouton="Retirer de la bibliothèque"
                      sur={m.titre}
                      danger
                    />
                  </div>
                </li>
              ))}
            </ul>
          ) : (
            <Empty
              titre="La bibliothèque est vide"
              phrase={'Publiez un premier modèle\u00a0: chaque entreprise le trouvera dans «\u00a0Bibliothèque de documents\u00a0».'}
            />
          )}
        </section>
        <section className="side" aria-labelledby="publier">
          <h2 id="publier" className="mb-3">
            {suivi ? `Nouvelle version de «\u00a0${suivi.titre}\u00a0»` : 'Publier un modèle'}
          </h2>
          {suivi ? (
            <p className="mb-3 text-sm">
              <Lien href={routes.gestionBibliotheque()}>Publier plutôt un autre modèle</Lien>
            </p>
          ) : null}
          <FileForm
            key={chaine}
            action={routes.publierModele()}
            cache={{ cle, chaine: suivi?.chaine ?? '' }}
            bouton={suivi ? `Publier la version ${suivi.version + 1}` : 'Publier le modèle'}
          >
            <SelectField
              name="nature"
              label={MODELE_LABELS.nature}
              required
              choix={[
                ['modele', 'Modèle à remplir'],
                ['notice', 'Notice ou guide'],
              ]}
              defaultValue={suivi?.nature ?? ''}
            />
            <TextField name="titre" label={MODELE_LABELS.titre} required maxLength={120} defaultValue={suivi?.titre ?? ''} />
            <TextField name="phrase" label={MODELE_LABELS.phrase} required maxLength={200} defaultValue={suivi?.phrase ?? ''} />
            <SelectField
              name="univers"
              label={MODELE_LABELS.univers}
              required
              choix={[
                ['sante', UNIVERS_NOMS.sante],
                ['prevoyance', UNIVERS_NOMS.prevoyance],
                ['tous', 'Santé et Prévoyance'],
              ]}
              defaultValue={suivi ? (suivi.univers.length > 1 ? 'tous' : (suivi.univers[0] ?? '')) : ''}
            />
          </FileForm>
        </section>
      </div>
    </>
  )
}
