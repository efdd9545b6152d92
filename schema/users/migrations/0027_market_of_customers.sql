-- Where somebody wants to shop on every device, as domain/settings/market-choice.ts writes it: japan, japan_usd. Null: they have not said.
ALTER TABLE customers ADD COLUMN market TEXT;
