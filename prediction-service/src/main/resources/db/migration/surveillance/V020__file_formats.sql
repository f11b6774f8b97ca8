-- which file of an archive, or sheet of a workbook, a finding is about; and the sheet that was chosen
alter table surveillance.finding add column entry text;
alter table surveillance.import add column sheet text;
