import { describe, expect, it } from 'vitest'
import { type Lettre, renderLettre } from '@/lib/courriers/render-lettre'
import { checkPdf } from '@/lib/demandes/pieces/pdf'

const LETTRE: Lettre = {
  numero: 'CO-2026-0000123-7',
  objet: 'Attestation de règlement de vos cotisations',
  corps: 'Madame,\n\nTout est réglé.\n\nSalutations.',
  destinataire: 'Transports Fictifs Durand\n1 rue de la Logistique Fictive\n38070 Saint-Quentin-Fallavier',
  signataire: 'Sophie Martin',
  fonction: 'Centre de gestion Prévoyance transport',
  contratReference: 'TRM-NC-0000123',
  publieLe: new Date('2026-11-30T09:00:00Z'),
}

describe('la lettre en PDF', () => {
  it('rend toujours les mêmes octets, balisés, en français, et que nos propres contrôles admettent', async () => {
    const [une, deux] = [await renderLettre(LETTRE), await renderLettre(LETTRE)]
    expect(une.equals(deux)).toBe(true)
    expect(await checkPdf(une)).toBeNull()
    const clair = (await renderLettre(LETTRE, false)).toString('latin1')
    expect(clair).toMatch(/^%PDF-1\.7/)
    expect(clair).toContain('/Lang (fr-FR)')
    expect(clair).toContain('/Marked true')
  })

  it('sans numéro, sans adresse ni signature, elle s’écrit encore ; longue, elle prend plusieurs pages', async () => {
    const nue = await renderLettre({ ...LETTRE, numero: null, destinataire: '', signataire: '', contratReference: null })
    expect(nue.subarray(0, 5).toString()).toBe('%PDF-')
    const longue = await renderLettre(
      { ...LETTRE, corps: Array.from({ length: 120 }, (_, i) => `Paragraphe ${i}, ${'mot '.repeat(30)}`).join('\n\n') },
      false,
    )
    expect(longue.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3)
  })

  it('ce qui ressemble à du PDF n’est qu’un texte : ses parenthèses n’en ferment aucune', async () => {
    const objet = ') /OpenAction << /S /JavaScript /JS (app.alert(1)) >> ('
    const clair = (await renderLettre({ ...LETTRE, objet }, false)).toString('latin1')
    expect(clair).toContain(`(${objet.replaceAll(/[()]/g, '\\$&')})`)
    expect(clair).not.toContain(`(${objet}`)
  })
})
