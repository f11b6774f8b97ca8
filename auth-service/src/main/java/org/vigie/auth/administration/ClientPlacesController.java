package org.vigie.auth.administration;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.auth.accounts.Jurisdictions;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.clients.PartnerClients;
import org.vigie.platform.country.ConditionalOnFeature;
import org.vigie.platform.country.Feature;
import org.vigie.platform.problem.ProblemException;

/** Lets administrators say which places a partner's program may see. */
@RestController
@RequestMapping("/api/v1/clients/{id}/places")
@PreAuthorize("hasAuthority('clients:manage')")
@ConditionalOnFeature(Feature.PARTNER_API)
class ClientPlacesController {
    private final PartnerClients clients;
    private final Jurisdictions jurisdictions;
    private final Audit audit;

    ClientPlacesController(PartnerClients clients, Jurisdictions jurisdictions, Audit audit) {
        this.clients = clients;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
    }

    @GetMapping
    JurisdictionController.Limits get(@PathVariable String id) {
        find(id);
        return new JurisdictionController.Limits(jurisdictions.ofClient(id));
    }

    @PutMapping
    @Transactional
    public JurisdictionController.Limits change(
            @PathVariable String id,
            @RequestBody JurisdictionController.Limits wanted,
            Authentication who,
            HttpServletRequest request) {
        find(id);
        var places = JurisdictionController.checked(wanted.places());
        var before = jurisdictions.ofClient(id);
        if (!before.equals(places)) {
            jurisdictions.limitClient(id, places);
            audit.add(
                    "client.places-changed",
                    who.getName(),
                    id,
                    request.getRemoteAddr(),
                    JurisdictionController.change(before, places));
        }
        return new JurisdictionController.Limits(places);
    }

    private void find(String id) {
        if (clients.find(id).isEmpty()) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "not-found");
        }
    }
}
