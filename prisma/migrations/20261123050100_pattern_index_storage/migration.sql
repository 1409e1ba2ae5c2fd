-- Differences and steps hardly shrink; trying to compress them would cost more than reading them.
alter table pattern_index_part alter column bytes set storage external;
