package org.vigie.prediction.surveillance.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.jobs.Jobs;
import org.vigie.prediction.surveillance.Import;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.Imports;

/** Writes received files down and queues a job for each, both or neither. */
@Service
class ReceivingImports implements Imports {
    private final ImportLedger ledger;
    private final Jobs jobs;
    private final Catalogue catalogue;
    private final AuditTrail audit;

    ReceivingImports(ImportLedger ledger, Jobs jobs, Catalogue catalogue, AuditTrail audit) {
        this.audit = audit;
        this.ledger = ledger;
        this.jobs = jobs;
        this.catalogue = catalogue;
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public Receipt receive(ImportRequest request, InputStream content, Locale language) throws IOException {
        if (request.profile() != null) {
            catalogue.getProfile(request.profile());
        }
        long id = ledger.add(request, content);
        audit.add(
                "import.received",
                request.importedBy(),
                request.fileName(),
                "import=" + id + "; source=" + request.source() + (request.synthetic() ? "; synthetic=true" : ""));
        return new Receipt(id, jobs.enqueue(ImportJob.KIND, id, request.importedBy(), language));
    }

    @Override
    public Optional<Import> find(long id) {
        return ledger.find(id);
    }

    @Override
    public List<Import> list(int most) {
        return ledger.list(most);
    }

    @Override
    @Transactional
    public Import withdraw(long id, String reason, String withdrawnBy) {
        if (find(id).isEmpty()) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-import", id);
        }
        if (!ledger.withdraw(id, reason, withdrawnBy)) {
            throw new ProblemException(HttpStatus.CONFLICT, "import-not-accepted", id);
        }
        audit.add("import.withdrawn", withdrawnBy, "import " + id, "reason=" + reason);
        return find(id).orElseThrow();
    }
}
