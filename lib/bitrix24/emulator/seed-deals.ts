import { began, stamped } from './seed-stamp.ts'
import type { Item, Json, ProductRow, RequisiteLink } from './world.ts'

type Deal = {
  id: number
  title: string
  stageId: string
  companyId: number
  contactIds: number[]
  opportunity: number
  more?: Record<string, Json>
}

const deal = ({ id, title, stageId, companyId, contactIds, opportunity, more }: Deal): Item => ({
  id,
  entityTypeId: 2,
  values: stamped({
    title,
    categoryId: 0,
    stageId,
    assignedById: 5,
    companyId,
    contactIds,
    mycompanyId: 1,
    opportunity,
    currencyId: 'RUB',
    typeId: 'SALE',
    comments: '',
    movedTime: began,
    movedBy: 1,
    ...more,
  }),
})

/** Demo deals, one for each way in which a signing can begin. */
export const deals = (): Item[] => [
  deal({
    id: 101,
    title: 'Поставка чая «Василёк»',
    stageId: 'PREPARATION',
    companyId: 3,
    contactIds: [1, 3],
    opportunity: 480_000,
  }),
  deal({
    id: 103,
    title: 'Оборудование для «Ландыша»',
    stageId: 'NEW',
    companyId: 5,
    contactIds: [5],
    opportunity: 1_250_000,
  }),
  deal({
    id: 105,
    title: 'Ремонт склада — ИП Лаптев',
    stageId: 'PREPARATION',
    companyId: 7,
    contactIds: [7],
    opportunity: 96_500,
  }),
  deal({
    id: 107,
    title: 'Nordwind: supply agreement',
    stageId: 'NEW',
    companyId: 11,
    contactIds: [9],
    opportunity: 24_000,
    more: { currencyId: 'EUR' },
  }),
  deal({
    id: 109,
    title: 'Тендер на озеленение — «Клевер»',
    stageId: 'C2:PREPARATION',
    companyId: 9,
    contactIds: [],
    opportunity: 3_400_000,
    more: { categoryId: 2, assignedById: 9 },
  }),
  deal({
    id: 111,
    title: 'Пробная партия для «Полыни»',
    stageId: 'NEW',
    companyId: 13,
    contactIds: [11],
    opportunity: 12_000,
    more: { assignedById: 11 },
  }),
]

/** Requisites chosen in deals; the tender has none chosen, so that its two sets must be asked about. */
export const requisiteLinks = (): RequisiteLink[] => [
  { entityTypeId: 2, entityId: 101, requisiteId: 3, myRequisiteId: 1 },
  { entityTypeId: 2, entityId: 103, requisiteId: 5, myRequisiteId: 1 },
]

/** Product rows of the first two deals. */
export const productRows = (): ProductRow[] => [
  row(1, 101, 'Чай травяной, коробка', 2_000, 200, 20),
  row(3, 101, 'Доставка', 80_000, 1, 20),
  row(5, 103, 'Линия фасовки', 1_250_000, 1, 20),
]

function row(
  id: number,
  dealId: number,
  productName: string,
  price: number,
  quantity: number,
  taxRate: number,
): ProductRow {
  return {
    id,
    ownerType: 'D',
    ownerId: dealId,
    values: {
      productId: id,
      productName,
      price,
      priceNetto: price,
      priceBrutto: price,
      priceExclusive: Math.round((price / (1 + taxRate / 100)) * 100) / 100,
      quantity,
      discountTypeId: 2,
      discountRate: 0,
      discountSum: 0,
      taxRate,
      taxIncluded: 'Y',
      customized: 'Y',
      measureCode: 796,
      measureName: 'шт',
      sort: id * 10,
    },
  }
}
