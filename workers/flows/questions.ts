/** Every question that staff may ask of the shop, for whoever needs all of them: the table of who may ask which. */
import * as admission from './admission/questions.ts'
import * as returns from './after-sales/return-questions.ts'
import * as promotions from './promotions/questions.ts'
import * as around from './promotions/around-questions.ts'
import * as tried from './promotions/try-questions.ts'
import * as uses from './promotions/use-questions.ts'
import * as catalog from './catalog/questions.ts'
import * as bulk from './catalog/bulk-questions.ts'
import * as collections from './catalog/collection-questions.ts'
import * as downloads from './catalog/download-questions.ts'
import * as files from './catalog/files/questions.ts'
import * as redirects from './catalog/redirect-questions.ts'
import * as views from './catalog/view-questions.ts'
import * as search from './catalog/search-questions.ts'
import * as documents from './inventory/document-questions.ts'
import * as content from './content/questions.ts'
import * as apiKeys from './customers/api-key-questions.ts'
import * as companies from './customers/company-questions.ts'
import * as customerMerges from './customers/merge-questions.ts'
import * as customers from './customers/record-questions.ts'
import * as stock from './inventory/overview-questions.ts'
import * as inventory from './inventory/questions.ts'
import * as desk from './logistics/desk-questions.ts'
import * as labels from './logistics/label-questions.ts'
import * as delivery from './logistics/try-questions.ts'
import * as notifications from './notifications/questions.ts'
import * as webhooks from './notifications/webhook-questions.ts'
import * as templates from './notifications/template-questions.ts'
import * as approvals from './orders/approvals/questions.ts'
import * as disputes from './orders/disputes/questions.ts'
import * as claims from './after-sales/claim-questions.ts'
import * as orderFiles from './orders/file-questions.ts'
import * as invoices from './orders/invoice-questions.ts'
import * as deliveryWays from './orders/delivery-questions.ts'
import * as paymentLinks from './orders/payment-link-questions.ts'
import * as payments from './orders/payment-questions.ts'
import * as orders from './orders/questions.ts'
import * as pricing from './pricing/questions.ts'
import * as destinations from './settings/destination-questions.ts'
import * as reviews from './reviews/questions.ts'
import * as storedValue from './stored-value/questions.ts'
import * as settings from './settings/questions.ts'
import * as sharding from './sharding/questions.ts'

export const QUESTIONS = [
  admission.listingDrops,
  admission.readingDrop,
  promotions.listingPromotions,
  promotions.readingPromotion,
  promotions.listingCodes,
  promotions.exportingPromotions,
  tried.tryingCart,
  around.readingAround,
  uses.readingUses,
  uses.listingUses,
  catalog.listingProducts,
  catalog.findingAll,
  bulk.previewingBulk,
  catalog.readingProduct,
  catalog.listingVersions,
  downloads.listingDownloads,
  catalog.readingVersion,
  catalog.exportingGoods,
  catalog.readingImportBounds,
  collections.listingCollections,
  collections.readingCollection,
  collections.listingCollectionVersions,
  collections.readingCollectionVersion,
  collections.previewingRules,
  files.listingImports,
  files.readingImport,
  redirects.listingRedirects,
  pricing.listingPriceLists,
  pricing.readingPriceList,
  pricing.previewingPrice,
  pricing.readingPriceHistory,
  views.listingViews,
  search.readingSearches,
  search.listingSynonyms,
  content.listingContent,
  content.readingContent,
  content.listingContentVersions,
  content.readingPastContent,
  content.listingFiles,
  content.listingUsedFiles,
  content.readingFile,
  apiKeys.listingApiKeys,
  inventory.listingItems,
  inventory.readingItem,
  inventory.listingLocations,
  inventory.readingStock,
  stock.readingMovements,
  stock.proposingOrders,
  stock.readingStockValue,
  documents.listingDocuments,
  documents.readingDocument,
  documents.findingItems,
  documents.listingSuppliers,
  documents.readingSupplier,
  notifications.listingMessages,
  notifications.readingMessage,
  notifications.listingSuppressions,
  webhooks.listingWebhooks,
  webhooks.listingDeliveries,
  webhooks.readingDelivery,
  templates.listingTemplates,
  templates.readingTemplate,
  templates.previewingTemplate,
  orderFiles.listingOrderFiles,
  invoices.listingInvoices,
  invoices.listingOrderInvoices,
  invoices.readingInvoice,
  invoices.readingTaxTotals,
  orders.exportingOrders,
  returns.listingReturns,
  returns.countingReturns,
  returns.readingReturn,
  returns.readingReturnable,
  orders.listingOrders,
  orders.listingOrderTags,
  orders.countingOrders,
  orders.readingOrder,
  desk.readingDesk,
  desk.readingPapers,
  desk.readingPacking,
  labels.readingRates,
  labels.printingLabels,
  labels.drawingLabel,
  paymentLinks.readingPaymentLink,
  deliveryWays.readingDeliveryWays,
  payments.readingPayments,
  payments.readingPayout,
  approvals.listingApprovals,
  disputes.readingDispute,
  disputes.readingEvidence,
  claims.listingClaims,
  storedValue.listingValues,
  storedValue.readingValue,
  storedValue.readingCredit,
  storedValue.checkingLedger,
  companies.listingCompanies,
  companies.readingCompany,
  customers.listingCustomers,
  customers.exportingCustomers,
  customerMerges.previewingMerge,
  customers.listingTags,
  customers.readingCustomer,
  reviews.listingReviews,
  reviews.readingReview,
  reviews.listingQuestions,
  reviews.listingAnswers,
  settings.listingSettings,
  destinations.listingDestinations,
  delivery.tryingDelivery,
  settings.exportingSettings,
  settings.readingSettings,
  settings.listingSettingsVersions,
  settings.readingPastSettings,
  settings.listingPastSettings,
  sharding.readingShards,
  sharding.listingDecisions,
  sharding.lookingAhead,
  sharding.listingDeadLetters,
]
