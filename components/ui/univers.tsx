import { UNIVERS_NOMS } from '@/lib/copy/univers'

export type CodeUnivers = keyof typeof UNIVERS_NOMS

/** Un univers : sa borne, puis son nom. */
export function Univers({ code }: { code: CodeUnivers }) {
  return (
    <span className={`univers univers--${code}`}>
      <span>{UNIVERS_NOMS[code]}</span>
    </span>
  )
}

/** Titre de section précédé des bornes de ses univers. */
export function UniversTitle({ id, codes, titre }: { id: string; codes: readonly CodeUnivers[]; titre: string }) {
  return (
    <h2 id={id} className="bornes">
      <span className="bornes__set" aria-hidden="true">
        {codes.map((code) => (
          <i key={code} className={`univers--${code}`} />
        ))}
      </span>
      {titre}
    </h2>
  )
}
