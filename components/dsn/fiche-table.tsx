import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { type Composant, cotise, type Ligne, nomOfComposant } from '@/lib/fiches-dsn/ligne'
import { sentence } from '@/lib/fiches-dsn/changes'
import type { FicheDsn } from '@/lib/fiches-dsn/queries'
import { formatIso } from '@/lib/ground/date'

const TETES = [
  ['Contrat', '15.001'],
  ['Organisme', '15.002'],
  ['Délégataire', '15.003'],
  ['Option', '70.004'],
  ['Population', '70.005'],
  ['Composant', '79.001'],
  ['Taux', ''],
] as const

/** Toute la fiche, par contrat et population : sous chaque titre, la rubrique de la DSN ; à côté de chaque code, de quoi le copier. */
export function FicheTable({ lignes }: Pick<FicheDsn, 'lignes'>) {
  return (
    <div className="sheet overflow-hidden">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: un tableau large se fait défiler au clavier */}
      <section className="relative overflow-x-auto" aria-label="Tableau des lignes de la fiche" tabIndex={0}>
        <table className="table">
          <caption className="sr-only">Lignes de la fiche. Le numéro sous chaque titre est la rubrique de la DSN.</caption>
          <thead>
            <tr>
              {TETES.map(([nom, rubrique]) => (
                <th key={nom} scope="col" className={nom === 'Taux' ? 'num' : undefined}>
                  {nom}
                  {rubrique ? <span className="block font-regular">{rubrique}</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          {lignes.map(({ rang, univers, ligne, neuve }) => (
            <Line key={rang} {...{ univers, ligne, neuve }} />
          ))}
        </table>
      </section>
    </div>
  )
}

type LineProps = Pick<FicheDsn['lignes'][number], 'univers' | 'ligne' | 'neuve'>

/** Une ligne de fiche : ses codes une fois, puis un composant par rangée, et ce qui dit quand et pour qui. */
function Line({ univers, ligne, neuve }: LineProps) {
  const { contrat, organisme, delegataire, option, population, composants } = ligne
  const rangs: (Composant | null)[] = composants.length > 0 ? composants : [null]
  const cells = { rowSpan: rangs.length }
  const pour = `${contrat.code}, ${population?.code ?? 'toute population'}`
  return (
    <tbody className="[&_tr:hover]:bg-transparent">
      {rangs.map((composant, rang) => (
        <tr key={composant?.type ?? 'aucun'}>
          {rang === 0 ? (
            <>
              <th scope="rowgroup" {...cells}>
                <span className={`univers univers--${univers}`}>
                  <span className="num whitespace-nowrap">{contrat.code}</span>
                </span>{' '}
                <CopyButton nom="Copier" texte={contrat.code} sur={`la référence du contrat ${pour}`} />
                <span className="sub">{sentence(contrat.libelle)}</span>
                {neuve ? <span className="sub font-bold text-brand">Change dans cette version</span> : null}
              </th>
              <Coded {...cells} code={organisme} nom={null} sur={`l’organisme, ${pour}`} />
              <Coded {...cells} code={delegataire} nom={null} sur={`le délégataire, ${pour}`} vide="aucun" />
              <Coded {...cells} code={option?.code ?? null} nom={option?.libelle ?? null} sur={`l’option, ${pour}`} vide="sans" />
              <Coded {...cells} code={population?.code ?? null} nom={population?.libelle ?? null} sur={`la population, ${pour}`} vide="sans">
                <Whom ligne={ligne} />
              </Coded>
            </>
          ) : null}
          <Coded
            code={composant?.type ?? null}
            nom={composant ? nomOfComposant(composant) : null}
            sur={`le composant ${composant?.type ?? ''}, ${pour}`}
            vide="aucun"
          />
          <td className="num whitespace-nowrap">{composant ? cotise(composant) : null}</td>
        </tr>
      ))}
    </tbody>
  )
}

type CodedProps = { code: string | null; nom: string | null; sur: string; vide?: string; rowSpan?: number; children?: ReactNode }

/** Un code, de quoi le copier, son libellé dessous. */
function Coded({ code, nom, sur, vide = 'aucun', rowSpan, children }: CodedProps) {
  return (
    <td rowSpan={rowSpan} className={code === null ? 'text-ink-2' : undefined}>
      {code === null ? (
        vide
      ) : (
        <span className="whitespace-nowrap">
          {code} <CopyButton nom="Copier" texte={code} sur={sur} />
        </span>
      )}
      {nom ? <span className="sub">{sentence(nom)}</span> : null}
      {children}
    </td>
  )
}

/** Qui est visé, chaque combien, et depuis quand. */
function Whom({ ligne: { criteres, periodicite, debut, fin } }: { ligne: Ligne }) {
  return (
    <>
      {criteres.map(({ nom, rubrique, dit }) => (
        <span key={nom} className="sub">
          {nom}
          {rubrique ? ` (${rubrique.slice(8)})` : ''}&nbsp;: {dit}
        </span>
      ))}
      <span className="sub">
        {periodicite ? `${periodicite} (55.004), ` : ''}
        {fin ? `du ${formatIso(debut)} au ${formatIso(fin)}` : `depuis le ${formatIso(debut)}`}
      </span>
    </>
  )
}
