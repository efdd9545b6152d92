/** Every command of the shop, for whoever needs all of them: the table of who may give which, and doors that offer them by name. */
import * as admission from './admission/commands.ts'
import * as returns from './after-sales/return-commands.ts'
import * as promotions from './promotions/commands.ts'
import * as bulk from './catalog/bulk-commands.ts'
import * as views from './catalog/view-commands.ts'
import * as collections from './catalog/collection-commands.ts'
import * as edit from './catalog/edit-commands.ts'
import * as lifecycle from './catalog/lifecycle-commands.ts'
import * as files from './catalog/files/commands.ts'
import * as media from './catalog/media-commands.ts'
import * as downloads from './catalog/download-commands.ts'
import * as pictures from './catalog/picture-commands.ts'
import * as prices from './catalog/price-commands.ts'
import * as products from './catalog/product-commands.ts'
import * as redirects from './catalog/redirect-commands.ts'
import * as search from './catalog/search-commands.ts'
import * as content from './content/commands.ts'
import * as contentFiles from './content/file-commands.ts'
import * as apiKeys from './customers/api-key-commands.ts'
import * as customerFiles from './customers/file-commands.ts'
import * as entries from './customers/entry-commands.ts'
import * as companies from './customers/company-commands.ts'
import * as impersonations from './customers/impersonation-commands.ts'
import * as customerMerges from './customers/merge-commands.ts'
import * as customers from './customers/record-commands.ts'
import * as customerTax from './customers/tax-commands.ts'
import * as privacy from './customers/privacy/commands.ts'
import * as approvals from './orders/approvals/commands.ts'
import * as disputes from './orders/disputes/commands.ts'
import * as claims from './after-sales/claim-commands.ts'
import * as orderFiles from './orders/file-commands.ts'
import * as inventory from './inventory/commands.ts'
import * as acts from './inventory/document-act-commands.ts'
import * as documents from './inventory/document-commands.ts'
import * as costs from './inventory/purchase-costs-commands.ts'
import * as news from './inventory/news-commands.ts'
import * as reorder from './inventory/reorder-commands.ts'
import * as suppliers from './inventory/supplier-commands.ts'
import * as notifications from './notifications/commands.ts'
import * as webhooks from './notifications/webhook-commands.ts'
import * as webhookReplays from './notifications/webhook-replay-commands.ts'
import * as templates from './notifications/template-commands.ts'
import * as additions from './orders/addition-commands.ts'
import * as annotations from './orders/annotation-commands.ts'
import * as deliveryChanges from './orders/delivery-commands.ts'
import * as edits from './orders/edit-commands.ts'
import * as orders from './orders/commands.ts'
import * as labels from './logistics/label-commands.ts'
import * as shipments from './logistics/shipment-commands.ts'
import * as captures from './orders/capture-commands.ts'
import * as payments from './orders/payment-commands.ts'
import * as paymentLinks from './orders/payment-link-commands.ts'
import * as priceLists from './pricing/list-commands.ts'
import * as listPrices from './pricing/price-commands.ts'
import * as reviews from './reviews/commands.ts'
import * as reviewFiles from './reviews/file-commands.ts'
import * as storedValue from './stored-value/commands.ts'
import * as settings from './settings/commands.ts'
import * as operations from './sharding/operations-commands.ts'
import * as shards from './sharding/shard-commands.ts'

export const COMMANDS = [
  admission.announcingDrop,
  admission.changingDrop,
  admission.movingDrop,
  promotions.creatingPromotion,
  promotions.changingPromotion,
  promotions.movingPromotion,
  promotions.restoringPromotion,
  promotions.makingCodes,
  promotions.revokingCode,
  edit.creatingProduct,
  edit.editingProduct,
  products.changingProduct,
  lifecycle.duplicatingProduct,
  lifecycle.deletingProduct,
  lifecycle.restoringProduct,
  bulk.changingInBulk,
  bulk.undoingRun,
  prices.settingPrices,
  priceLists.addingPriceList,
  priceLists.changingPriceList,
  priceLists.publishingPriceList,
  priceLists.deletingPriceList,
  listPrices.settingListPrices,
  views.savingView,
  views.removingView,
  products.importing,
  files.bringingFile,
  files.previewingFile,
  files.applyingFile,
  files.cancellingFile,
  files.undoingFile,
  products.reindexing,
  collections.creatingCollection,
  collections.editingCollection,
  collections.deletingCollection,
  collections.restoringCollection,
  pictures.addingPicture,
  pictures.arrangingPictures,
  pictures.placingPicture,
  pictures.removingPicture,
  pictures.restoringPicture,
  downloads.addingDownload,
  downloads.withdrawingDownload,
  downloads.givingDownload,
  media.addingMedia,
  redirects.layingRedirects,
  redirects.deletingRedirect,
  search.addingSynonym,
  search.changingSynonym,
  search.removingSynonym,
  search.restoringSynonym,
  content.savingContent,
  content.previewingContent,
  content.deletingContent,
  content.restoringContent,
  contentFiles.addingFile,
  contentFiles.replacingFile,
  contentFiles.deletingFile,
  contentFiles.restoringFile,
  content.startingPages,
  apiKeys.makingApiKey,
  apiKeys.revokingApiKey,
  inventory.changingStock,
  inventory.applyingInventory,
  inventory.rankingLocation,
  documents.openingDocument,
  documents.addingToDocument,
  documents.changingDocument,
  acts.sendingTransfer,
  acts.orderingPurchase,
  acts.applyingCount,
  acts.arriving,
  acts.losing,
  acts.cancellingDocument,
  costs.updatingCosts,
  news.choosingStockNews,
  reorder.reordering,
  suppliers.addingSupplier,
  suppliers.changingSupplier,
  suppliers.deletingSupplier,
  suppliers.restoringSupplier,
  templates.savingTemplate,
  templates.resettingTemplate,
  templates.testingTemplate,
  notifications.sendingAgain,
  notifications.liftingSuppression,
  webhooks.addingWebhook,
  webhooks.changingWebhook,
  webhooks.deletingWebhook,
  webhooks.rotatingSecret,
  webhookReplays.testingWebhook,
  webhookReplays.replayingWebhook,
  webhookReplays.replayingRange,
  annotations.taggingOrder,
  annotations.notingOrder,
  annotations.archivingOrder,
  annotations.unarchivingOrder,
  annotations.commentingOrder,
  annotations.removingComment,
  edits.readdressingOrder,
  additions.addingToOrder,
  orders.shipping,
  orders.cancelling,
  labels.buyingLabel,
  labels.voidingLabel,
  labels.handingOver,
  paymentLinks.sendingPaymentLink,
  deliveryChanges.changingDelivery,
  shipments.trackingShipment,
  shipments.correctingShipment,
  returns.openingReturn,
  returns.decidingReturn,
  returns.sendingReturn,
  returns.receivingReturn,
  returns.inspectingReturn,
  returns.refundingReturn,
  returns.endingReturn,
  returns.answeringReturn,
  orderFiles.changingFile,
  captures.capturing,
  captures.voiding,
  payments.receivingPayment,
  payments.recordingRefund,
  payments.closingFinding,
  approvals.approvingRefund,
  approvals.decliningRefund,
  disputes.writingDispute,
  disputes.submittingDispute,
  disputes.acceptingDispute,
  claims.openingClaim,
  claims.settlingClaim,
  claims.notingCarrierClaim,
  storedValue.issuingCard,
  storedValue.adjustingValue,
  storedValue.disablingValue,
  storedValue.enablingValue,
  storedValue.sendingCard,
  storedValue.openingCard,
  storedValue.givingCredit,
  storedValue.takingCredit,
  storedValue.rebuildingLedger,
  customerFiles.importingCustomers,
  companies.addingCompany,
  companies.changingCompany,
  companies.invitingToCompany,
  companies.withdrawingInvitation,
  companies.changingMember,
  companies.removingMember,
  impersonations.impersonatingCustomer,
  customerMerges.mergingCustomers,
  customers.notingCustomer,
  customerTax.exemptingCustomer,
  customers.taggingCustomers,
  entries.addingCustomer,
  entries.changingCustomer,
  entries.savingAddress,
  entries.removingAddress,
  customers.disablingCustomer,
  customers.enablingCustomer,
  privacy.exportingCustomerData,
  privacy.forgettingCustomer,
  privacy.forgettingAgain,
  reviews.publishingReview,
  reviews.publishingReviews,
  reviews.decliningReview,
  reviews.replyingToReview,
  reviews.choosingReview,
  reviews.answeringQuestion,
  reviews.publishingQuestion,
  reviews.decliningQuestion,
  reviews.publishingAnswer,
  reviews.decliningAnswer,
  reviewFiles.importingReviews,
  operations.replaying,
  operations.dismissing,
  operations.rebuilding,
  shards.deciding,
  shards.stopping,
  shards.answering,
  shards.pausing,
  shards.settingPolicies,
  settings.saving,
  settings.importing,
  settings.starting,
]
