/** Le clic part juste après que le bouton remonte. */
const APRES_LE_CLIC = 200

/**
 * Diffère ce qui déplace la page : une erreur qui paraît ou s’efface pendant qu’un bouton est pressé ferait tomber le clic à côté.
 * @returns fait la chose tout de suite, ou dès que le bouton est relâché.
 */
export function whenReleased(signal: AbortSignal): (chose: () => void) => void {
  // Ce code peut arriver bouton déjà enfoncé.
  let presse = document.documentElement.matches(':active')
  let attend: (() => void) | null = null
  const release = () => {
    presse = false
    const chose = attend
    attend = null
    if (chose) window.setTimeout(chose, APRES_LE_CLIC)
  }
  const ecoute = { signal, capture: true }
  window.addEventListener(
    'pointerdown',
    () => {
      presse = true
    },
    ecoute,
  )
  window.addEventListener('pointerup', release, ecoute)
  window.addEventListener('pointercancel', release, ecoute)
  return (chose) => {
    if (presse) attend = chose
    else chose()
  }
}
