import type { Fautes, Regles } from '@/components/live-form/live-form'
import { readListe } from '@/lib/habilitations/rules'

/** Ce qui se juge pendant que l’on choisit un rôle et des entreprises : ce qui manquait ne manque plus. */
export const droitsRules = (): Regles => ({
  resolve: (saisie): Fautes => {
    const lu = (nom: string) => String(saisie.get(nom) ?? '')
    const rien: Fautes = {}
    if (lu('role') === 'administrateur' || lu('portee') === 'portefeuille') return rien
    const vide = saisie.getAll('siren').length === 0 && readListe(lu('liste')).sirens.length === 0
    return {
      ...(saisie.has('role') ? rien : { role: { message: 'Choisissez un rôle.' } }),
      ...(lu('portee') === '' ? { portee: { message: 'Choisissez comment donner les droits.' } } : rien),
      ...(lu('portee') === 'manuelle' && vide ? { liste: { message: 'Choisissez au moins une entreprise.' } } : rien),
    }
  },
})
