import type { EnhanceConfig } from '@/components/demarches/enhance'
import type { Fautes, LiveForm, Regles } from '@/components/live-form/live-form'
import type { Demarche, Raw } from '@/lib/demarches/define'
import { champsVisibles, etapeOf, judgeEtape, missingPieces, proposals, readEtape } from '@/lib/demarches/engine'
import { partOf } from '@/lib/demarches/saisie'

const isDemarche = (objet: unknown): objet is Demarche => typeof objet === 'object' && objet !== null && 'etapes' in objet && 'slug' in objet

/** Les règles d’une étape : les fonctions mêmes du serveur, chargées pour cette démarche seule. `null` : cette étape n’en a pas. */
export async function stepRules(
  form: HTMLFormElement,
  { slug, etape: etapeSlug, contexte, autres }: EnhanceConfig,
  signal: AbortSignal,
): Promise<Regles | null> {
  const autour = form.querySelector('[data-mois]') ?? document.querySelector('[data-estimation]')
  const [definition, vif] = await Promise.all([
    import(`@/lib/demarches/${slug}/definition`),
    autour ? import('@/components/demarches/live-step') : null,
  ])
  const demarche = Object.values(definition as Record<string, unknown>).find(isDemarche)
  const etape = demarche && etapeOf(demarche, etapeSlug)
  if (!demarche || !etape) return null
  const vivante = vif?.liveStep(form, signal)
  const champPieces = Object.entries(etape.champs).find(([, field]) => field.kind === 'pieces')?.[0]
  const rawsOf = (saisie: FormData) => ({ ...autres, ...readEtape(etape, saisie) })

  return {
    resolve: (saisie) => {
      const raws = rawsOf(saisie)
      const { erreurs, parties } = judgeEtape(demarche, etapeSlug, raws, contexte)
      const fautes: Record<string, Fautes[string]> = {}
      // Un numéro masqué est déjà vérifié.
      for (const [champ, message] of Object.entries(erreurs)) if (!isMasked(raws[champ])) fautes[champ] = { message, partie: parties[champ] }
      const manque = champPieces ? missingPieces(awaited(form)) : null
      if (champPieces && manque) fautes[champPieces] = { message: manque }
      return fautes
    },
    follow: (vivant) => {
      propose(vivant, (saisie) => proposals(demarche, etapeSlug, rawsOf(saisie), contexte))
      const jugee = judgeEtape(demarche, etapeSlug, rawsOf(new FormData(form)), contexte)
      const champs = champsVisibles(etape, jugee.reponses, contexte)
      for (const { nom, visible } of champs) {
        const boite = form.querySelector<HTMLElement>(`[data-champ="${nom}"]`)
        if (boite) boite.dataset.visible = visible ? 'oui' : 'non'
      }
      vivante?.({ ...jugee, champs, estimation: demarche.estimation?.de(jugee.reponses, contexte) ?? null })
    },
  }

  /** Ce que nous avions proposé ne compte pas pour une réponse : il suit celles dont il vient. */
  function propose(vivant: LiveForm, proposals: (saisie: FormData) => Record<string, Raw>): void {
    const saisie = new FormData(form)
    for (const nom of new Set(saisie.keys())) if (vivant.isProposed(nom)) saisie.set(nom, '')
    for (const [champ, raw] of Object.entries(proposals(saisie))) {
      if (typeof raw === 'string' || Array.isArray(raw)) continue
      for (const [partie, valeur] of Object.entries(raw)) vivant.propose(`${champ}.${partie}`, valeur)
    }
  }
}

const isMasked = (raw: Raw | undefined): boolean => (typeof raw === 'string' ? raw : partOf(raw, 'numero')).includes('•')

/** Les pièces que la page attend encore. */
const awaited = (form: HTMLFormElement): string[] =>
  [...form.querySelectorAll<HTMLElement>('[data-manque]')].flatMap(({ dataset }) => (dataset.manque ? [dataset.manque] : []))
