package org.vigie.dataviz.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guard before every handler. */
@Configuration(proxyBeanMethods = false)
class PlaceGuardConfiguration implements WebMvcConfigurer {
    private final PlaceGuard guard;

    PlaceGuardConfiguration(PlaceGuard guard) {
        this.guard = guard;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard);
    }
}
