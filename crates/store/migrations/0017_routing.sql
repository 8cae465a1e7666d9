-- What the route engine asks for when nobody has the very value: numbers that are the same without leading zeros,
-- and customers by their name.

create index customer_numbers_by_nearness on customer_numbers (account_id, ltrim(number_key, '0'));
create index customers_by_folded on customers (account_id, folded, id) where deleted_at is null;
