import { FileForm } from '@/components/publication/file-form'
import { DayField, LetterForm } from '@/components/publication/letter-form'
import { Button } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { FieldFrame, TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { type Choix, SelectField } from '@/components/ui/select-field'
import { Tabs } from '@/components/ui/tabs'
import { COURRIER_LABELS } from '@/lib/copy/publication'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import type { Destinataire } from '@/lib/courriers/gestion/queries'
import { findModele, MODELES_COURRIER } from '@/lib/courriers/modeles'
import type { PublierSearch } from '@/lib/courriers/schema'
import { VARIABLES } from '@/lib/courriers/variables'
import { addressOf } from '@/lib/ground/adresse'
import type { FormAction } from '@/lib/ground/form-state'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { UNIVERS } from '@/lib/ground/univers'

type PublishLetterProps = { search: PublierSearch; destinataire: Destinataire | null; publier: FormAction; cle: string; aujourdhui: string }

const TITRE = 'Publier un courrier'

/** Publier un courrier : à qui, d’après quel modèle, puis le texte et son aperçu, ou un PDF. */
export function PublishLetterView({ search, destinataire, publier, cle, aujourdhui }: PublishLetterProps) {
  return (
    <>
      <Crumbs
        items={[
          { href: routes.gestion(), label: 'Bannette' },
          { href: routes.gestionCourriers(), label: 'Courriers publiés' },
        ]}
      />
      <div className="mb-8">
        <h1>{TITRE}</h1>
        <p>Il prend un numéro, arrive dans «&nbsp;Mes courriers&nbsp;» de l’entreprise, et qui l’y atteint en est prévenu par courriel.</p>
      </div>
      <CompanyStep search={search} destinataire={destinataire} />
      {destinataire ? <LetterStep {...{ search, destinataire, publier, cle, aujourdhui }} /> : null}
    </>
  )
}

function CompanyStep({ search, destinataire }: Pick<PublishLetterProps, 'search' | 'destinataire'>) {
  return (
    <form className="mb-8 flex max-w-160 flex-wrap items-end gap-3" action={routes.gestionCourrierNouveau()} method="get">
      {search.sujet ? <input type="hidden" name="sujet" value={search.sujet} /> : null}
      <TextField
        name="siren"
        label={COURRIER_LABELS.siren}
        hint="Neuf chiffres, par exemple 900 000 019"
        inputMode="numeric"
        width="w20"
        defaultValue={search.siren ? formatSiren(search.siren) : ''}
        {...(search.siren && !destinataire ? { error: 'Le portail ne connaît pas ce SIREN. Vérifiez ses neuf chiffres.' } : {})}
      />
      <Button type="submit" variant={destinataire ? 'plain' : 'primary'}>
        {destinataire ? 'Changer d’entreprise' : 'Continuer'}
      </Button>
    </form>
  )
}

function LetterStep({ search, destinataire, publier, cle, aujourdhui }: PublishLetterProps & { destinataire: Destinataire }) {
  const { siren, raisonSociale, ville, contrats } = destinataire
  const to = (plus: Partial<PublierSearch>) => {
    const { modele, forme, sujet } = { ...search, ...plus }
    return addressOf(routes.gestionCourrierNouveau(), { siren, modele, forme: forme === 'pdf' ? forme : undefined, sujet })
  }
  const sujets: Choix = [
    ...contrats.map(({ reference, libelle, finLe }) => [reference, `${libelle}, ${reference}${finLe ? ' (terminé)' : ''}`] as const),
    ...UNIVERS.filter((un) => contrats.some((c) => c.univers === un)).map((un) => [un, `${UNIVERS_NOMS[un]}, sans contrat précis`] as const),
  ]
  if (sujets.length === 0)
    return (
      <Notice kind="danger">
        <p>{raisonSociale} n’a aucun contrat&nbsp;: un courrier parle toujours d’un univers où l’entreprise en a un, ou en a eu un.</p>
      </Notice>
    )
  const sujet = sujets.some(([code]) => code === search.sujet) ? (search.sujet ?? '') : ''
  const modele = findModele(search.modele)
  return (
    <>
      <p className="mb-4">
        À <b>{raisonSociale}</b>, {ville}, SIREN <span className="num">{formatSiren(siren)}</span>
      </p>
      <Tabs
        label="Façon d’écrire"
        tabs={[
          { href: to({ forme: 'texte' }), label: 'Écrire le texte', current: search.forme === 'texte' },
          { href: to({ forme: 'pdf' }), label: 'Joindre un PDF', current: search.forme === 'pdf' },
        ]}
      />
      <div className="mt-6">
        {search.forme === 'pdf' ? (
          <div className="max-w-160">
            <FileForm action={routes.publierCourrier()} cache={{ cle, siren }} bouton="Publier le courrier">
              <SelectField name="sujet" label={COURRIER_LABELS.sujet} required choix={sujets} defaultValue={sujet} />
              <TextField name="attention" label={COURRIER_LABELS.attention} hint="Facultatif, par exemple Madame Durand" maxLength={100} />
              <TextField name="objet" label={COURRIER_LABELS.objet} required maxLength={150} />
              <DayField defaultValue="" min={aujourdhui} />
              <FieldFrame id="corps" label="Mot d’accompagnement" hint="Facultatif&nbsp;: il se lit sur la page, au-dessus du PDF.">
                <textarea className="textarea" id="corps" name="corps" aria-describedby="corps-aide" />
              </FieldFrame>
            </FileForm>
          </div>
        ) : (
          <>
            <nav className="mb-6 flex flex-wrap items-center gap-2" aria-label="Modèles">
              {MODELES_COURRIER.map(({ code, nom }) => (
                <Lien key={code} className="chip" href={to({ modele: code })} aria-current={code === modele?.code ? 'true' : undefined}>
                  {nom}
                </Lien>
              ))}
            </nav>
            <LetterForm
              key={`${siren} ${modele?.code ?? ''}`}
              titre={TITRE}
              action={publier}
              propose={{ sujet, objet: modele?.objet ?? '', corps: modele?.corps ?? '' }}
              variables={VARIABLES}
              {...{ siren, cle, sujets, aujourdhui }}
            />
          </>
        )}
      </div>
    </>
  )
}
