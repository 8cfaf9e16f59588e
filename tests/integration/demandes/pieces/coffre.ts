import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { coffre } from '@/lib/demandes/pieces/coffre'
import { LIMITES } from '@/lib/demandes/pieces/rules'
import { deleteStored, hasRoom, isOverQuota, listStored, type Rangement, readStored, storeFile } from '@/lib/demandes/pieces/store'

const MAINTENANT = new Date('2026-03-02T09:00:00Z')
const sirenNeuf = (): string => String(900_000_000 + Math.floor(Math.random() * 99_999_999))
const tous = async <Un>(suite: AsyncIterable<Un>): Promise<Un[]> => {
  const lus: Un[] = []
  for await (const un of suite) lus.push(un)
  return lus
}
/** Ce que le lieu garde sous une clé, sans le déchiffrer. */
const octetsDe = async (cle: string): Promise<Buffer> => Buffer.from(await (await coffre()).disk.getBytes(cle))
const changer = async (cle: string, octets: Buffer): Promise<void> => (await coffre()).disk.put(cle, octets)
const lire = async (rangement: Rangement): Promise<Buffer> => Buffer.concat(await tous(readStored(rangement)))

/** Les mêmes essais pour chaque lieu où les fichiers peuvent vivre. */
export function eprouverCoffre(): void {
  describe('le coffre', () => {
    it.each([0, 1, 65_536, 65_537, 3_000_000])('rend les %d octets rangés, qui ne s’y lisent pas', async (taille) => {
      const clair = taille > 100 ? Buffer.concat([Buffer.from('SALAIRE DE HADDAD 2345,67'), randomBytes(taille - 25)]) : randomBytes(taille)
      const rangement = await storeFile(sirenNeuf(), clair, MAINTENANT)
      expect((await lire(rangement)).equals(clair)).toBe(true)
      const garde = await octetsDe(rangement.cle)
      expect([garde.includes('SALAIRE'), garde.length > taille]).toEqual([false, true])
    })

    it('rend à mesure : une tranche est lue sans que le reste le soit, et l’on peut s’arrêter là', async () => {
      const rangement = await storeFile(sirenNeuf(), randomBytes(2_000_000), MAINTENANT)
      const lecture = readStored(rangement)
      expect((await lecture.next()).value).toHaveLength(65_536)
      await lecture.return(undefined)
      expect(await lire(rangement)).toHaveLength(2_000_000)
    })

    it('un fichier qui manque se dit, comme celui qui a changé ou qui est coupé ; rien de faux n’est rendu', async () => {
      const clair = randomBytes(200_000)
      const rangement = await storeFile(sirenNeuf(), clair, MAINTENANT)
      const ailleurs = rangement.cle.replace(/[^/]+$/, randomUUID())
      await expect(lire({ ...rangement, cle: ailleurs })).rejects.toThrow()
      const garde = await octetsDe(rangement.cle)
      await changer(rangement.cle, garde.subarray(0, 100_000))
      await expect(lire(rangement)).rejects.toThrow()
      await changer(rangement.cle, Buffer.concat([garde.subarray(0, -1), Buffer.from([(garde.at(-1) ?? 0) ^ 1])]))
      await expect(lire(rangement)).rejects.toThrow()
      await changer(rangement.cle, garde)
      expect((await lire(rangement)).equals(clair)).toBe(true)
    })

    it('efface, et effacer deux fois ou ce qui n’existe pas est sans effet', async () => {
      const rangement = await storeFile(sirenNeuf(), Buffer.from('à effacer'), MAINTENANT)
      await deleteStored(rangement.cle)
      await expect(lire(rangement)).rejects.toThrow()
      await deleteStored(rangement.cle)
      expect(await listStored(-1e15, MAINTENANT)).not.toContain(rangement.cle)
    })

    it('liste tout par son âge, et compte le jour d’une entreprise sans celui des autres', async () => {
      const [siren, autre] = [sirenNeuf(), sirenNeuf()]
      const { cle } = await storeFile(siren, randomBytes(1000), MAINTENANT)
      await storeFile(autre, randomBytes(1000), MAINTENANT)
      const demain = new Date(Date.now() + 86_400_000)
      expect(await listStored(3_600_000, demain)).toContain(cle)
      expect(await listStored(3_600_000, new Date())).not.toContain(cle)
      const casier = cle.slice(0, cle.lastIndexOf('/'))
      const gardes = await tous((await coffre()).list(casier))
      expect(gardes).toEqual([{ cle, taille: (await octetsDe(cle)).length, le: expect.any(Date) }])
      expect(await isOverQuota(siren, MAINTENANT)).toBe(false)
      expect(await isOverQuota(sirenNeuf(), MAINTENANT)).toBe(false)
      expect(await hasRoom()).toBe(true)
    })

    it('au-delà des fichiers d’un jour, c’est trop ; à la limite, non', { timeout: 120_000 }, async () => {
      const siren = sirenNeuf()
      const { cle } = await storeFile(siren, randomBytes(10), MAINTENANT)
      const casier = cle.slice(0, cle.lastIndexOf('/'))
      const { disk } = await coffre()
      for (let reste = LIMITES.fichiersParJour - 1; reste > 0; reste -= 50)
        await Promise.all(Array.from({ length: Math.min(50, reste) }, () => disk.put(`${casier}/${randomUUID()}`, 'x')))
      expect(await isOverQuota(siren, MAINTENANT)).toBe(false)
      await disk.put(`${casier}/${randomUUID()}`, 'x')
      expect(await isOverQuota(siren, MAINTENANT)).toBe(true)
    })

    it('range vingt fichiers ensemble sans en mêler deux', async () => {
      const clairs = Array.from({ length: 20 }, () => randomBytes(70_000))
      const ranges = await Promise.all(clairs.map((clair) => storeFile(sirenNeuf(), clair, MAINTENANT)))
      const sha = (octets: Buffer) => createHash('sha256').update(octets).digest('hex')
      expect((await Promise.all(ranges.map(lire))).map(sha)).toEqual(clairs.map(sha))
      expect(new Set(ranges.map(({ cle }) => cle)).size).toBe(20)
    })
  })
}
