import encodeQR from 'qr'

/** Une adresse à photographier. Noir sur blanc, même en sombre : un appareil photo ne lit pas toujours l’inverse. */
export function QrCode({ texte, label }: { texte: string; label: string }) {
  const lignes = encodeQR(texte, 'raw', { ecc: 'medium', border: 4 })
  const cote = lignes.length
  const chemin = lignes.flatMap((ligne, y) => ligne.flatMap((plein, x) => (plein ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg viewBox={`0 0 ${cote} ${cote}`} className="w-56 max-w-full" role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={cote} height={cote} fill="#fff" />
      <path d={chemin} fill="#000" />
    </svg>
  )
}
