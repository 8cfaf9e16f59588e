const NUMERO = '04127783K'

/** Où se lit le numéro entreprise, sur les deux courriers qui le portent. */
export function Letters() {
  return (
    <figure>
      <div className="grid grid-cols-2 gap-4">
        <svg
          className="block h-auto w-full"
          viewBox="0 0 220 290"
          role="img"
          aria-label="Courrier de gestion&nbsp;: le numéro entreprise est en haut à gauche, sous « Nos références »"
        >
          <Head />
          <Numero x={18} y={68} titre="Nos références" />
          <path className="fill-ink-2 opacity-75" d="M18 136h96v6H18z" />
          <path
            className="fill-line"
            d="M18 156h184v4H18zM18 166h184v4H18zM18 176h168v4H18zM18 194h184v4H18zM18 204h184v4H18zM18 214h120v4H18zM128 244h56v4h-56z"
          />
        </svg>
        <svg
          className="block h-auto w-full"
          viewBox="0 0 220 290"
          role="img"
          aria-label="Lettre d’accompagnement du certificat d’adhésion&nbsp;: le numéro entreprise est dans l’encadré, à la ligne « Numéro entreprise »"
        >
          <Head />
          <path className="fill-ink-2 opacity-75" d="M18 72h120v6H18z" />
          <path className="fill-line" d="M18 90h184v4H18zM18 100h150v4H18zM30 136h58v4H30zM130 136h60v4h-60zM18 240h184v4H18zM18 250h120v4H18z" />
          <rect className="fill-none stroke-line-strong" x="18" y="122" width="184" height="98" rx="3" />
          <Numero x={30} y={166} titre="Numéro entreprise" />
        </svg>
      </div>
      <figcaption className="mt-3 grid grid-cols-2 gap-4 text-sm">
        <span>
          <b className="block">Courrier de gestion</b> sous «{'\u00a0'}Nos références{'\u00a0'}»
        </span>
        <span>
          <b className="block">Lettre d’accompagnement</b> dans l’encadré
        </span>
      </figcaption>
      <p className="text-sm text-ink-2 mt-3">Ce n’est ni le SIRET, ni la référence d’un contrat.</p>
    </figure>
  )
}

const Head = () => (
  <>
    <path className="fill-surface stroke-line-strong" strokeWidth="1.5" d="M.75.75h218.5v288.5H.75z" />
    <path className="fill-brand" d="M18 25c0-4 3-7 7-7s7 3 7 7zM18 27h14v11H18z" />
    <path className="fill-ink-2 opacity-75" d="M38 24h52v6H38z" />
    <path className="fill-line" d="M158 24h44v4h-44zM158 33h36v4h-36zM158 42h40v4h-40z" />
  </>
)

const Numero = ({ x, y, titre }: { x: number; y: number; titre: string }) => (
  <>
    <text className="fill-ink-2" fontSize="14" x={x} y={y}>
      {titre}
    </text>
    <rect className="fill-brand-soft stroke-brand" strokeWidth="2.5" x={x - 6} y={y + 8} width="138" height="30" rx="4" />
    <text className="fill-ink font-bold" fontSize="18" x={x + 2} y={y + 29}>
      {NUMERO}
    </text>
  </>
)
