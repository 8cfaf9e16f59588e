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
    <h2 id={id} className="flex items-center gap-3">
      <span className="inline-flex gap-[3px]" aria-hidden="true">
        {codes.map((code) => (
          <i
            key={code}
            className={`univers--${code} h-[1.0625rem] w-[.6875rem] rounded-t-[.34375rem] rounded-b-[1px] border border-transparent bg-current`}
          />
        ))}
      </span>
      {titre}
    </h2>
  )
}
