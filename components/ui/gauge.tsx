/** Part faite d’un tout, en trait. Les mots sont à côté (« 8 j sur 14 »), le dessin est muet. Attributs SVG : la CSP refuse `style`. */
export function Gauge({ value, max }: { value: number; max: number }) {
  const part = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0
  return (
    <svg className="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width={part} height="4" />
    </svg>
  )
}
